import type { Decision } from '@haoban/contracts/decision';
import { isPending, type Case, type CaseRefusal } from './case.ts';

/** Refuses a filing with the reason that its applicant will read. */
export function refuseCase(
  before: Case,
  command: { at: string; reason: string },
): Decision<Case, CaseRefusal> {
  if (!isPending(before)) return { refusal: 'wrong_status' };
  const { at, reason } = command;
  return {
    state: { ...before, status: 'refused', reason },
    events: [{ type: 'case.refused.v1', time: at, data: { reason } }],
  };
}
