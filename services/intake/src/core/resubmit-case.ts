import type { Decision } from '@haoban/contracts/decision';
import { unfit, type Case, type CaseRefusal } from './case.ts';
import { issuePaper } from './issue-paper.ts';

/** Takes in the corrected filing against a receipt: the review starts anew. */
export function resubmitCase(before: Case, command: { at: string }): Decision<Case, CaseRefusal> {
  if (before.status !== 'correcting') return unfit(before);
  const { at } = command;
  const { state, event } = issuePaper(before, 'receipt', at);
  return {
    state: { ...state, status: 'submitted', receivedAt: at },
    events: [{ type: 'case.resubmitted.v1', time: at, data: {} }, event],
  };
}
