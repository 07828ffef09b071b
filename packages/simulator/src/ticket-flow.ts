import type { Booking } from './arrivals.ts';
import type { Draft } from './draft.ts';
import { minuteMs } from './office-time.ts';
import { rate, type Ratable } from './rating-flow.ts';
import type { Setting } from './setting.ts';
import type { Visit } from './window-queue.ts';

/** The clerk of a window: a code, no person. */
export const clerkOf = ({ hall }: Setting, window: string): string => `${hall.code}-${window}`;

/** A ticket from the machine to the end of the service, its booking before and its rating after it. */
export function* ticketFlow(setting: Setting, visit: Visit, caseIds: string[]): Generator<Draft> {
  const hall = setting.hall.code;
  const { ticketId, queue, service, booking } = visit;
  if (booking !== undefined) yield* kept(setting, booking, visit.arrivedAtMs);
  const says = { source: 'intake', subject: ticketId } as const;
  const base = { hall, queue, ...(booking === undefined ? {} : { bookingId: booking.bookingId }) };
  yield { ...says, atMs: visit.arrivedAtMs, type: 'ticket.issued.v1', data: base };
  if (service === undefined) {
    yield { ...says, atMs: visit.leftAtMs, type: 'ticket.abandoned.v1', data: base };
    return;
  }
  const { window, calledAtMs, servedAtMs } = service;
  const officer = clerkOf(setting, window);
  const atWindow = { ...base, window, officer };
  yield { ...says, atMs: calledAtMs, type: 'ticket.called.v1', data: atWindow };
  yield { ...says, atMs: servedAtMs, type: 'ticket.served.v1', data: { ...atWindow, caseIds } };
  const ratable: Ratable = {
    subject: ticketId,
    node: 'visit',
    nodeAtMs: servedAtMs,
    inHall: true,
    place: { hall, window, officer },
    draws: visit.draws,
  };
  yield* rate(ratable, setting.ratings);
}

/** A booking whose slot passed without its visitor. */
export function* missedBooking(setting: Setting, booking: Booking): Generator<Draft> {
  yield* bookingSteps(setting, booking, 'booking.missed.v1', booking.slotMs + 30 * minuteMs);
}

function kept(setting: Setting, booking: Booking, atMs: number): Generator<Draft> {
  return bookingSteps(setting, booking, 'booking.kept.v1', atMs);
}

function* bookingSteps(
  setting: Setting,
  { bookingId, queue, madeAtMs, slotMs }: Booking,
  end: 'booking.kept.v1' | 'booking.missed.v1',
  endsAtMs: number,
): Generator<Draft> {
  const data = { bookingId, hall: setting.hall.code, queue, slot: new Date(slotMs).toISOString() };
  const says = { source: 'intake', subject: bookingId, data } as const;
  yield { ...says, atMs: madeAtMs, type: 'booking.made.v1' };
  yield { ...says, atMs: endsAtMs, type: end };
}
