import { countedBetween } from '@haoban/sla-clock/elapsed';
import { dueDay } from '@haoban/sla-clock/due';
import { startOfDay } from '@haoban/sla-clock/local-date';
import type { JudgedCase } from './case-facts.ts';
import { lastWords, type CaseStory } from './case-story.ts';
import { dateText, flag, instant, type FactRow } from './fact-values.ts';
import { textOf, textsOf } from './read-data.ts';
import type { FactEvent } from './subject-events.ts';

const nothingDelivered: FactRow = {
  is_delivered: 0,
  is_delivered_online: 0,
  'deliveries.method': [],
  'deliveries.completed_date': [],
  'deliveries.days': [],
  'deliveries.saving_cents': [],
  'deliveries.documents': [],
};

const noDeliveryClock: FactRow = {
  delivery_due_date: null,
  delivery_on_time: 0,
  delivery_late_from: instant(Infinity),
};

/** 行政许可法 art. 44: a licence is handed over within ten working days of the decision. */
const deliveryTerm = { unit: 'WD', n: 10 } as const;

const methodOf = ({ data }: FactEvent): string => textOf(data, 'method');

/** Deliveries of a case that were completed, and the clock of what its standing decision owes. */
export function deliveryFacts(judged: JudgedCase): FactRow {
  const completed = lastWords(judged.story.known.of('delivery.completed.v1'), 'deliveryId');
  return { ...completions(judged, completed), ...deliveryClock(judged, completed) };
}

function completions({ story, at }: JudgedCase, completed: readonly FactEvent[]): FactRow {
  const [first] = completed;
  if (first === undefined) return nothingDelivered;
  const decisions = decisionsBefore(story);
  const { calendar } = at.office;
  return {
    is_delivered: 1,
    is_delivered_online: flag(['e_licence', 'courier'].includes(methodOf(first))),
    'deliveries.method': completed.map(methodOf),
    'deliveries.completed_date': completed.map(({ timeMs }) => dateText(at.dayOf(timeMs))),
    'deliveries.days': completed.map((one) => {
      const decided = decisions.get(one);
      if (decided === undefined) return -1;
      return countedBetween(calendar, at.dayOf(decided.timeMs), at.dayOf(one.timeMs));
    }),
    'deliveries.saving_cents': completed.map((one) =>
      methodOf(one) === 'courier' ? at.place.tripCostCents : 0,
    ),
    'deliveries.documents': completed.map(({ data }) => textsOf(data, 'documents').length),
  };
}

// Each completion brings what was decided last before it, though the case may have been opened again meanwhile.
function decisionsBefore({ known }: CaseStory): ReadonlyMap<FactEvent, FactEvent> {
  const found = new Map<FactEvent, FactEvent>();
  let decision: FactEvent | undefined;
  let stands = false;
  for (const event of known.events) {
    if (event.type === 'case.reopened.v1') stands = false;
    else if (event.type === 'case.decided.v1' && !stands) [decision, stands] = [event, true];
    else if (event.type === 'delivery.completed.v1' && decision !== undefined) found.set(event, decision);
  }
  return found;
}

/**
 * The clock of standing grants for which a way to the applicant was asked. What was asked for and handed over before the
 * last re-opening belongs to a decision that stands no more: only what came after it counts.
 */
function deliveryClock(
  { story: { known, ended }, at, isClosed }: JudgedCase,
  completed: readonly FactEvent[],
): FactRow {
  const outcome = textOf(ended?.data, 'outcome');
  if (!isClosed || ended === undefined || (outcome !== 'granted' && outcome !== 'granted_tolerance')) {
    return noDeliveryClock;
  }
  const reopened = known.events.findLastIndex(({ type }) => type === 'case.reopened.v1');
  const standing = reopened === -1 ? undefined : new Set(known.events.slice(reopened));
  const belongs = (event: FactEvent): boolean => standing === undefined || standing.has(event);
  if (!known.of('delivery.requested.v1').some(belongs)) return noDeliveryClock;
  const due = dueDay(at.office.calendar, deliveryTerm, at.dayOf(ended.timeMs), []);
  if (due === null) return noDeliveryClock;
  const first = completed.find(belongs);
  return {
    delivery_due_date: dateText(due),
    delivery_on_time: flag(first !== undefined && at.dayOf(first.timeMs) <= due),
    delivery_late_from: instant(startOfDay(due + 1, at.zone)),
  };
}
