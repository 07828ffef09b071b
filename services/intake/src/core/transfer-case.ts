import type { Decision } from '@haoban/contracts/decision';
import { isPending, unfit, withOfficer, type Case, type CaseRefusal } from './case.ts';

/** A transfer at an instant (ISO) to another organisation, which exists, with the reason. */
export type TransferCase = {
  readonly at: string;
  readonly officer: string;
  readonly toOrg: string;
  readonly reason: string;
};

/** Hands a filing that came to the wrong organisation to the right one; the review clock runs on. */
export function transferCase(before: Case, command: TransferCase): Decision<Case, CaseRefusal> {
  const { at, officer, toOrg, reason } = command;
  if (!isPending(before)) return unfit(before);
  if (reason.trim() === '') return { refusal: 'reason_missing' };
  if (toOrg === before.org) return { refusal: 'org_unchanged' };
  return {
    state: { ...before, org: toOrg, officers: withOfficer(before, officer) },
    events: [{ type: 'case.transferred.v1', time: at, data: { fromOrg: before.org, toOrg, reason } }],
  };
}
