import type { NewEvent } from '@haoban/contracts/decision';
import type { Case } from './case.ts';

/**
 * Something that time alone brings about in a case: due at an instant (ISO), and what it does. Once it has happened it
 * must not be due again.
 */
export type Wake = {
  readonly at: string;
  readonly happen: (before: Case) => { readonly state: Case; readonly events: readonly NewEvent[] };
};
