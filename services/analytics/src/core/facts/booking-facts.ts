import { readInstant } from '@haoban/sla-clock/local-date';
import { placeOfEvent } from './event-place.ts';
import { flag, type FactRow } from './fact-values.ts';
import { textOf } from './read-data.ts';
import type { Reference } from './reference.ts';
import { rowHead } from './row-head.ts';
import type { SubjectEvents } from './subject-events.ts';

/** The finished row of a booking (booking_facts_v1): who came kept it, whatever else was noted. Undefined for anything else. */
export function bookingFacts(known: SubjectEvents, reference: Reference, asOf: string): FactRow | undefined {
  const { events, of } = known;
  const latest = events.findLast(({ type }) => type.startsWith('booking.'));
  if (latest === undefined) return undefined;
  const { region, zone, dateOf } = placeOfEvent(latest, reference);
  const slotMs = readInstant(textOf((of('booking.made.v1').at(-1) ?? latest).data, 'slot'));
  const isKept = of('booking.kept.v1').length > 0;
  return {
    ...rowHead(known, reference, asOf),
    region,
    zone,
    hall: textOf(latest.data, 'hall'),
    queue: textOf(latest.data, 'queue'),
    slot_date: Number.isNaN(slotMs) ? null : dateOf(slotMs),
    is_made: flag(of('booking.made.v1').length > 0),
    is_kept: flag(isKept),
    is_missed: flag(!isKept && of('booking.missed.v1').length > 0),
  };
}
