import type { Decision } from '@haoban/contracts/decision';
import type { Case, CaseRefusal } from './case.ts';

/** A re-opening by an approver, with the document that orders it. */
export type ReopenCase = {
  readonly at: string;
  readonly approver: string;
  readonly reason: string;
  readonly document: string;
};

/** Opens a decided case again, with its stages as they are: it waits for another decision. */
export function reopenCase(before: Case, command: ReopenCase): Decision<Case, CaseRefusal> {
  if (before.status !== 'granted' && before.status !== 'denied') return { refusal: 'wrong_status' };
  const { at, ...data } = command;
  const { endedAt: _endedAt, reason: _reason, ...rest } = before;
  return { state: { ...rest, status: 'open' }, events: [{ type: 'case.reopened.v1', time: at, data }] };
}
