import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Case } from './case.ts';

type Learnt = Decision<Case, never>;

/** A case of which nothing is known but where it is handled. */
export const newCase = ({ subject, region }: { subject: string; region: string }): Case => ({
  caseId: subject,
  region,
  licences: 0,
  deliveries: [],
});

/** Learns from the submission who applies, and for what. */
export const learnFiling = (
  before: Case,
  { itemCode, applicantRef }: Pick<EventData<'case.submitted.v1'>, 'itemCode' | 'applicantRef'>,
): Learnt => ({ state: { ...before, itemCode, applicantRef }, events: [] });

/** Learns from the acceptance how the item is called. */
export const learnItem = (before: Case, { item }: Pick<EventData<'case.accepted.v1'>, 'item'>): Learnt => ({
  state: { ...before, itemCode: item.code, ...(item.name === undefined ? {} : { itemName: item.name }) },
  events: [],
});

/** Learns the decision that stands now. */
export const learnDecision = (
  before: Case,
  { outcome }: Pick<EventData<'case.decided.v1'>, 'outcome'>,
): Learnt => ({ state: { ...before, outcome }, events: [] });

/** Forgets the decision of a re-opened case, and its licence number: another grant gets another number. */
export const forgetDecision = (before: Case): Learnt => {
  const { outcome: _outcome, licence: _licence, ...state } = before;
  return { state, events: [] };
};
