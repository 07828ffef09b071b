import type { Decision } from '@haoban/contracts/decision';
import type { Case, CaseRefusal } from './case.ts';
import { endFiling, type EndFiling } from './end-filing.ts';

/** Takes a filing back before its acceptance; afterwards only approval ends a case. */
export const withdrawCase = (before: Case, command: EndFiling): Decision<Case, CaseRefusal> =>
  endFiling(before, command, 'withdrawn');
