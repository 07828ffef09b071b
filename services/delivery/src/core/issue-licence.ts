import type { NewEvent } from '@haoban/contracts/decision';
import { isGranted, type Case } from './case.ts';
import { licenceNumber, licenceStatus, type Licence } from './licence.ts';

type Change = { readonly state: Case; readonly events: readonly NewEvent[] };

/** Gives a granted case its licence, once, as soon as filing and item are known; `at` is now (ISO). */
export function issueLicence(before: Case, at: string): Change {
  const { caseId, itemCode, itemName, applicantRef, decision, licences } = before;
  const unknown = itemCode === undefined || itemName === undefined || applicantRef === undefined;
  if (unknown || decision === undefined || !isGranted(before)) return { state: before, events: [] };
  if (licences.at(-1)?.grantedAt === decision.at) return { state: before, events: [] };
  const number = licenceNumber(itemCode, caseId, licences.length + 1);
  const licence: Licence = { number, grantedAt: decision.at, issuedAt: at };
  return {
    state: { ...before, licences: [...licences, licence] },
    events: [{ type: 'document.issued.v1', time: at, data: { kind: 'licence', number } }],
  };
}

/** Ends the licence that stands or is suspended, if there is one. */
export function endLicence(
  before: Case,
  end: { readonly at: string; readonly category: 'decision_revoked' | 'replaced'; readonly reason: string },
): Change {
  const { at, category, reason } = end;
  const last = before.licences.at(-1);
  if (last === undefined || licenceStatus(last) === 'revoked') return { state: before, events: [] };
  const { proposal: _proposal, ...licence } = last;
  const ended: Licence = { ...licence, revoked: { at, category } };
  return {
    state: { ...before, licences: [...before.licences.slice(0, -1), ended] },
    events: [{ type: 'licence.revoked.v1', time: at, data: { number: last.number, reason, category } }],
  };
}
