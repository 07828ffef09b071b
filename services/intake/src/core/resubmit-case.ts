import type { Decision } from '@haoban/contracts/decision';
import type { Case, CaseRefusal } from './case.ts';

/** Takes in the corrected filing: the review starts anew from this receipt. */
export function resubmitCase(before: Case, command: { at: string }): Decision<Case, CaseRefusal> {
  if (before.status !== 'correcting') return { refusal: 'wrong_status' };
  const { at } = command;
  return {
    state: { ...before, status: 'submitted', receivedAt: at },
    events: [{ type: 'case.resubmitted.v1', time: at, data: {} }],
  };
}
