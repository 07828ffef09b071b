import type { Dims } from './case-facts.ts';
import { allSaid, lastSaid, type History } from './histories.ts';
import type { Reference } from './reference.ts';

/** An issued ticket. */
export type TicketFact = {
  dims: Dims;
  day: number;
  /** Date, hour and hall of the issue. */
  cell: string;
  waitMs: number | undefined;
  serviceMs: number | undefined;
  abandoned: boolean;
  settled: boolean;
};

/** The ticket of a history, or undefined when it is something else's or its issue was not told. */
export function ticketOf(history: History, reference: Reference): TicketFact | undefined {
  const issued = lastSaid(history, 'ticket.issued.v1');
  if (issued === undefined) return undefined;
  const { atMs, event, data } = issued;
  const calls = allSaid(history, 'ticket.called.v1');
  const [first, last] = [calls[0], calls.at(-1)];
  const served = lastSaid(history, 'ticket.served.v1');
  const abandoned = history.some(({ type }) => type === 'ticket.abandoned.v1');
  const day = reference.dayOf(atMs, event);
  return {
    dims: { region: event.region, hall: data.hall, hour: reference.hourOf(atMs, event).slice(11) },
    day,
    cell: `${reference.hourOf(atMs, event)} ${data.hall}`,
    waitMs: first && first.atMs - atMs,
    serviceMs: served && last && served.atMs - last.atMs,
    abandoned,
    settled: abandoned || served !== undefined,
  };
}

/** A booked slot. */
export type BookingFact = { dims: Dims; day: number; kept: boolean; settled: boolean };

/** The booking of a history, or undefined when it is something else's or was never told to be made. */
export function bookingOf(history: History, reference: Reference): BookingFact | undefined {
  const made = lastSaid(history, 'booking.made.v1');
  if (made === undefined) return undefined;
  const { event, data } = made;
  const kept = history.some(({ type }) => type === 'booking.kept.v1');
  return {
    dims: { region: event.region, hall: data.hall },
    day: reference.dayOf(Date.parse(data.slot), event),
    kept,
    settled: kept || history.some(({ type }) => type === 'booking.missed.v1'),
  };
}
