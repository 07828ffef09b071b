import type { Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import type { EventData } from '@haoban/contracts/events/catalogue';

type Judgement = NonNullable<EventData<'case.decided.v1'>['judgement']>;

/** A visit by the applicant: when (ISO) and in which hall. */
export type Meeting = { readonly at: string; readonly hall: string };

/** What was heard of a case for checking what a bad rating says of it. */
export type CaseFacts = {
  readonly region: string;
  readonly visitsLimit?: number;
  readonly decision?: { readonly at: string } & Pick<Judgement, 'statutory' | 'promised'>;
  /** By the id of the visit. */
  readonly meetings: { readonly [visitId: string]: Meeting };
};

function learnDecision(before: CaseFacts, event: Envelope): CaseFacts {
  const { judgement } = dataOf(event, 'case.decided.v1');
  return { ...before, decision: { at: event.time, ...judgement } };
}

// an agent's visit is not the applicant's, and a kiosk is no meeting
function learnVisit(before: CaseFacts, event: Envelope): CaseFacts {
  const { visitId, kind, by, hall } = dataOf(event, 'visit.recorded.v1');
  if (by !== 'applicant' || (kind !== 'window' && kind !== 'pickup')) return before;
  return { ...before, meetings: { ...before.meetings, [visitId]: { at: event.time, hall } } };
}

/** Keeps what an event tells; the same event again changes nothing, nor does the order of different services. */
export function learnCaseFact(known: CaseFacts | undefined, event: Envelope): CaseFacts {
  const before = known ?? { region: event.region, meetings: {} };
  switch (event.type) {
    case 'case.accepted.v1': {
      const { visitsLimit } = dataOf(event, 'case.accepted.v1').item;
      return { ...before, ...(visitsLimit === undefined ? {} : { visitsLimit }) };
    }
    case 'case.decided.v1':
      return learnDecision(before, event);
    case 'case.reopened.v1': {
      const { decision: _, ...others } = before;
      return others;
    }
    case 'visit.recorded.v1':
      return learnVisit(before, event);
    default:
      return before;
  }
}
