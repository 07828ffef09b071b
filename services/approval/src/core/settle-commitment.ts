import type { Decision, NewEvent } from '@haoban/contracts/decision';
import {
  mayActFor,
  orgOf,
  withOfficer,
  type Actor,
  type Case,
  type CaseRefusal,
  type Commitment,
} from './case.ts';

/** What an officer found at an instant (ISO): the papers came or the promise holds, or it was broken and why. */
export type SettleCommitment = {
  readonly at: string;
  readonly actor: Actor;
  readonly commitmentId: string;
  readonly status: 'kept' | 'broken';
  readonly reason?: string | undefined;
};

/** True while the promises of a case matter: a denied or withdrawn case holds nobody to them. */
export const isFollowed = ({ status }: Case): boolean => status !== 'denied' && status !== 'withdrawn';

/** Says how a commitment ended: the case that knows it, and the event. */
export function settled(
  before: Case,
  commitment: Commitment,
  status: SettleCommitment['status'],
  time: string,
  reason?: string,
): { state: Case; events: NewEvent[] } {
  const { commitmentId, kind, materials, due } = commitment;
  const commitments = before.commitments.map((known) =>
    known.commitmentId === commitmentId ? { ...known, status } : known,
  );
  const data = { commitmentId, kind, materials, due, ...(reason === undefined ? {} : { reason }) };
  return { state: { ...before, commitments }, events: [{ type: `commitment.${status}.v1`, time, data }] };
}

/** Confirms that a commitment was kept, or finds it broken before its time; broken ones need the reason. */
export function settleCommitment(before: Case, command: SettleCommitment): Decision<Case, CaseRefusal> {
  const { at, actor, commitmentId, status, reason } = command;
  const commitment = before.commitments.find((known) => known.commitmentId === commitmentId);
  if (commitment === undefined) return { refusal: 'commitment_unknown' };
  if (!mayActFor(actor, orgOf(before))) return { refusal: 'org_denied' };
  if (!isFollowed(before)) return { refusal: 'wrong_status' };
  if (commitment.status !== 'due') return { refusal: 'commitment_settled' };
  if (status === 'broken' && (reason ?? '').trim() === '') return { refusal: 'reason_missing' };
  const officers = withOfficer(before, actor.id);
  return settled({ ...before, officers }, commitment, status, at, reason);
}
