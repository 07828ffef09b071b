import type { Decision } from '@haoban/contracts/decision';
import type { Case, CaseRefusal } from './case.ts';
import { licenceStatus, type Licence, type RevocationCategory } from './licence.ts';
import { nothingOwed } from './settle-deliveries.ts';

/** A revocation proposed at an instant (ISO), for the second person to settle. */
export type ProposeRevocation = {
  readonly at: string;
  readonly number: string;
  readonly category: RevocationCategory;
  readonly reason: string;
  readonly proposer: string;
};

/** What the second person says to it; `reason` is needed to reject it. */
export type SettleRevocation = {
  readonly at: string;
  readonly number: string;
  readonly approver: string;
  readonly approved: boolean;
  readonly reason: string;
};

const withLicence = (before: Case, next: Licence): Case => ({
  ...before,
  licences: before.licences.map((licence) => (licence.number === next.number ? next : licence)),
});

/** The first of two persons: the licence stays valid until somebody else agrees. */
export function proposeRevocation(before: Case, command: ProposeRevocation): Decision<Case, CaseRefusal> {
  const { at, number, category, reason, proposer } = command;
  const licence = before.licences.find((one) => one.number === number);
  if (licence === undefined) return { refusal: 'licence_unknown' };
  if (licenceStatus(licence) === 'revoked') return { refusal: 'licence_revoked' };
  if (licence.proposal !== undefined) return { refusal: 'revocation_proposed' };
  if (reason.trim() === '') return { refusal: 'reason_missing' };
  return {
    state: withLicence(before, { ...licence, proposal: { at, category, reason, proposer } }),
    events: [
      { type: 'licence.revocation_proposed.v1', time: at, data: { number, category, reason, proposer } },
    ],
  };
}

/** The second person: never the one who proposed it. A revoked licence is not delivered any more. */
export function settleRevocation(before: Case, command: SettleRevocation): Decision<Case, CaseRefusal> {
  const { at, number, approver, approved } = command;
  const licence = before.licences.find((one) => one.number === number);
  if (licence === undefined) return { refusal: 'licence_unknown' };
  if (licenceStatus(licence) === 'revoked') return { refusal: 'licence_revoked' };
  const { proposal, ...rest } = licence;
  if (proposal === undefined) return { refusal: 'revocation_unknown' };
  if (proposal.proposer === approver) return { refusal: 'second_person_needed' };
  if (!approved) {
    if (command.reason.trim() === '') return { refusal: 'reason_missing' };
    const data = { number, reason: command.reason, approver };
    return {
      state: withLicence(before, rest),
      events: [{ type: 'licence.revocation_rejected.v1', time: at, data }],
    };
  }
  const { category, reason } = proposal;
  const revoked = withLicence(before, { ...rest, revoked: { at, category } });
  const stands = before.licences.at(-1) === licence;
  return {
    state: stands ? nothingOwed(revoked) : revoked,
    events: [{ type: 'licence.revoked.v1', time: at, data: { number, reason, category, approver } }],
  };
}
