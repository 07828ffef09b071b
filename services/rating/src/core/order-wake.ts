import type { NewEvent } from '@haoban/contracts/decision';
import type { Order } from './order.ts';

/** Something that time alone brings about in an order: due at an instant (ISO), and what it does. */
export type Wake = {
  readonly at: string;
  readonly happen: (before: Order) => { readonly state: Order; readonly events: readonly NewEvent[] };
};
