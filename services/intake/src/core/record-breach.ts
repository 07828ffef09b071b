import type { Decision } from '@haoban/contracts/decision';
import type { Credit } from './credit.ts';

/** A commitment that approval found broken at an instant (ISO), and who gave it, if the case was filed here. */
export type RecordBreach = {
  readonly at: string;
  readonly applicantRef: string | undefined;
  readonly creditId: string;
  readonly caseId: string;
  readonly commitmentId: string;
};

/** Puts a broken commitment on its applicant's record, once. */
export function recordBreach(
  before: Credit | undefined,
  command: RecordBreach,
): Decision<Credit, 'case_unknown'> {
  const { at, applicantRef, ...data } = command;
  if (applicantRef === undefined) return { refusal: 'case_unknown' };
  const breaches = before?.breaches ?? [];
  const known = breaches.some(({ commitmentId }) => commitmentId === data.commitmentId);
  if (before !== undefined && known) return { state: before, events: [] };
  return {
    state: { applicantRef, breaches: [...breaches, { ...data, recordedAt: at }] },
    events: [{ type: 'credit.recorded.v1', time: at, data }],
  };
}
