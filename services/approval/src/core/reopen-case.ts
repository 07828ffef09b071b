import type { Decision } from '@haoban/contracts/decision';
import { withOfficer, type Case, type CaseRefusal } from './case.ts';

/** A re-opening by an approver, with the document that orders it. */
export type ReopenCase = {
  readonly at: string;
  readonly approver: string;
  readonly reason: string;
  readonly document: string;
};

/** Opens a decided case again, with its stages as they are: it waits for another decision. */
export function reopenCase(before: Case, command: ReopenCase): Decision<Case, CaseRefusal> {
  if (before.status === 'open' || before.status === 'withdrawn') return { refusal: 'wrong_status' };
  const { at, ...data } = command;
  const {
    endedAt: _endedAt,
    reason: _reason,
    remedy: _remedy,
    decidedBy: _decidedBy,
    revoked: _revoked,
    ...rest
  } = before;
  return {
    state: { ...rest, status: 'open', reopenedAt: at, officers: withOfficer(before, command.approver) },
    events: [{ type: 'case.reopened.v1', time: at, data }],
  };
}
