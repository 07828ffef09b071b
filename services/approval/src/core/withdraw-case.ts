import type { Decision } from '@haoban/contracts/decision';
import type { Case, CaseRefusal } from './case.ts';

/** Ends an accepted case because its applicant took it back, whatever stage or suspension is under way. */
export function withdrawCase(
  before: Case,
  { at, reason }: { at: string; reason: string },
): Decision<Case, CaseRefusal> {
  if (before.status !== 'open') return { refusal: 'wrong_status' };
  return {
    state: { ...before, status: 'withdrawn', endedAt: at, reason },
    events: [{ type: 'case.withdrawn.v1', time: at, data: { reason } }],
  };
}
