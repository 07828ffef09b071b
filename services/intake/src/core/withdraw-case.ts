import type { Decision } from '@haoban/contracts/decision';
import { isPending, type Case, type CaseRefusal } from './case.ts';

/** Takes a filing back before its acceptance; afterwards only approval ends a case. */
export function withdrawCase(
  before: Case,
  command: { at: string; reason: string },
): Decision<Case, CaseRefusal> {
  if (!isPending(before)) return { refusal: 'wrong_status' };
  const { at, reason } = command;
  return {
    state: { ...before, status: 'withdrawn', reason },
    events: [{ type: 'case.withdrawn.v1', time: at, data: { reason } }],
  };
}
