import type { Decision } from '@haoban/contracts/decision';
import { withOfficer, type Case, type CaseRefusal } from './case.ts';

/** A revocation by an approver, with the document that orders it. */
export type RevokeDecision = {
  readonly at: string;
  readonly approver: string;
  readonly reason: string;
  readonly document: string;
};

/**
 * Takes a decision's effect (行政许可法 art. 69), never by the one who decided. The case stays closed as it was judged;
 * only a re-opening brings it back.
 */
export function revokeDecision(before: Case, command: RevokeDecision): Decision<Case, CaseRefusal> {
  if (before.status === 'open' || before.status === 'withdrawn') return { refusal: 'wrong_status' };
  if (before.revoked !== undefined) return { refusal: 'decision_revoked' };
  if (before.decidedBy === command.approver) return { refusal: 'approver_involved' };
  const { at, ...data } = command;
  return {
    state: { ...before, revoked: { ...data, at }, officers: withOfficer(before, command.approver) },
    events: [{ type: 'case.decision_revoked.v1', time: at, data }],
  };
}
