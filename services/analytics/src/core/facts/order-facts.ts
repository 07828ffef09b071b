import { readInstant } from '@haoban/sla-clock/local-date';
import { placeOfEvent } from './event-place.ts';
import { flag, type FactRow } from './fact-values.ts';
import { isSet, numberOf, recordOf, textOf } from './read-data.ts';
import type { Reference } from './reference.ts';
import { rowHead } from './row-head.ts';
import type { FactEvent, SubjectEvents } from './subject-events.ts';

/**
 * The finished row of a rectification order (order_facts_v1), each field as said last; an order that was re-opened after
 * its closing is not closed. Undefined for anything else.
 */
export function orderFacts(known: SubjectEvents, reference: Reference, asOf: string): FactRow | undefined {
  const { events, of } = known;
  const latest = events.findLast(({ type }) => type.startsWith('rectification.'));
  if (latest === undefined) return undefined;
  const { region, zone, dateOf } = placeOfEvent(latest, reference);
  const last = (step: string): FactEvent | undefined => of(`rectification.${step}.v1`).at(-1);
  const [dispatched, verified, closed] = [last('dispatched'), last('verified'), standingClosure(events)];
  const due = textOf(last('extended')?.data, 'due') || textOf(recordOf(dispatched?.data, 'due'), 'rectify');
  const calledBackMs = readInstant(textOf(verified?.data, 'calledBackAt'));
  return {
    ...rowHead(known, reference, asOf),
    region,
    zone,
    org: textOf(latest.data, 'org'),
    rating: textOf(latest.data, 'ratingId'),
    dispatched_date: dateOf(dispatched?.timeMs),
    due_date: due === '' ? null : due,
    closed_date: dateOf(closed?.timeMs),
    finding: textOf(verified?.data, 'finding'),
    result: textOf(closed?.data, 'result'),
    is_on_time: flag(isSet(closed?.data, 'onTime')),
    called_back_at: Number.isNaN(calledBackMs) ? null : calledBackMs,
    followed_up: numberOf(last('followed_up')?.data, 'level') ?? 0,
    reopenings: of('rectification.reopened.v1').length,
  };
}

function standingClosure(events: readonly FactEvent[]): FactEvent | undefined {
  const last = events.findLast(
    ({ type }) => type === 'rectification.closed.v1' || type === 'rectification.reopened.v1',
  );
  return last?.type === 'rectification.closed.v1' ? last : undefined;
}
