import type { Decision } from '@haoban/contracts/decision';
import type { Credit, CreditRefusal } from './credit.ts';

/** A restoration at an instant (ISO) by an approver, of what one case left on the record. */
export type RestoreCredit = {
  readonly at: string;
  readonly caseId: string;
  readonly creditId: string;
  readonly reason: string;
  readonly approver: string;
};

/** Lifts a broken promise from an applicant's record; it stays readable. */
export function restoreCredit(
  before: Credit | undefined,
  command: RestoreCredit,
): Decision<Credit, CreditRefusal> {
  const { at, caseId, creditId, reason, approver } = command;
  const breach = before?.breaches.find(
    (recorded) => recorded.creditId === creditId && recorded.caseId === caseId,
  );
  if (before === undefined || breach === undefined) return { refusal: 'credit_unknown' };
  if (breach.restored !== undefined) return { refusal: 'credit_restored' };
  if (reason.trim() === '') return { refusal: 'reason_missing' };
  const restored = { at, reason, approver };
  const breaches = before.breaches.map((recorded) =>
    recorded === breach ? { ...breach, restored } : recorded,
  );
  return {
    state: { ...before, breaches },
    events: [{ type: 'credit.restored.v1', time: at, data: { creditId, reason, approver } }],
  };
}
