import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Case } from './case.ts';
import { issueLicence } from './issue-licence.ts';

type Learnt = Decision<Case, never>;

/** A case of which nothing is known but where it is handled. */
export const newCase = ({ subject, region }: { subject: string; region: string }): Case => ({
  caseId: subject,
  region,
  licences: [],
  deliveries: [],
  lights: [],
  handlers: [],
  unrequested: false,
});

/** Learns from the submission who applies, for what, and whose matter it is; `at` is now (ISO). */
export const learnFiling = (
  before: Case,
  filing: Pick<EventData<'case.submitted.v1'>, 'itemCode' | 'applicantRef' | 'org'>,
  at: string,
): Learnt => {
  const { itemCode, applicantRef, org } = filing;
  return issueLicence({ ...before, itemCode, applicantRef, org: before.org ?? org }, at);
};

/** Learns from the acceptance how the item is called. */
export const learnItem = (
  before: Case,
  { item }: Pick<EventData<'case.accepted.v1'>, 'item'>,
  at: string,
): Learnt => {
  const nameEn = item.policies?.nameEn;
  const named = {
    itemCode: item.code,
    itemName: item.name ?? item.code,
    ...(nameEn === undefined ? {} : { itemNameEn: nameEn }),
  };
  return issueLicence({ ...before, ...named }, at);
};

/** Learns to whom the filing went before its acceptance. */
export const learnFirstTransfer = (
  before: Case,
  { toOrg }: Pick<EventData<'case.transferred.v1'>, 'toOrg'>,
): Learnt => ({ state: { ...before, org: toOrg }, events: [] });

/** Learns to whom approval gave the case; it comes after whatever intake said. */
export const learnTransfer = (
  before: Case,
  { toOrg }: Pick<EventData<'case.transferred.v1'>, 'toOrg'>,
): Learnt => ({ state: { ...before, movedTo: toOrg }, events: [] });

/** Learns the number of the paper that refuses the case. */
export const learnDenial = (before: Case, { kind, number }: EventData<'document.issued.v1'>): Learnt => ({
  state: kind === 'denial' ? { ...before, denial: number } : before,
  events: [],
});
