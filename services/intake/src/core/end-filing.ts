import type { Decision } from '@haoban/contracts/decision';
import { isPending, unfit, type Case, type CaseRefusal } from './case.ts';

const says = {
  refused: 'case.refused.v1',
  not_required: 'case.not_required.v1',
  abandoned: 'case.abandoned.v1',
  withdrawn: 'case.withdrawn.v1',
} as const;

/** An end at an instant (ISO) with the reason that its applicant will read. */
export type EndFiling = { readonly at: string; readonly reason: string };

/** Ends a filing before its acceptance; nothing ends without a reason. */
export function endFiling(
  before: Case,
  { at, reason }: EndFiling,
  status: keyof typeof says,
): Decision<Case, CaseRefusal> {
  if (!isPending(before)) return unfit(before);
  if (reason.trim() === '') return { refusal: 'reason_missing' };
  return {
    state: { ...before, status, reason },
    events: [{ type: says[status], time: at, data: { reason } }],
  };
}
