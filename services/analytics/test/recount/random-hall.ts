import type { Envelope } from '@haoban/contracts/envelope';
import { dayHours, hourOf, type Draw } from './draw.ts';
import { randomRatings } from './random-ratings.ts';

/** A visitor's ticket: called once or more, moved, served or given up. */
export function ticketEvents(draw: Draw, subject: string): Envelope[] {
  const { make, whole, chance, oneOf } = draw;
  const hall = oneOf('h1', 'h2');
  // A few hours, so that peaks grow.
  let hour = oneOf(whole(0, 3), whole(0, 45 * dayHours));
  const told = (name: string, more: Record<string, unknown> = {}): Envelope => {
    const event = make.event('intake', subject, `ticket.${name}`, hourOf(hour), {
      hall,
      queue: 'q',
      ...more,
    });
    hour += whole(0, 90) / 60;
    return event;
  };
  const events = [told('issued')];
  if (chance(80)) events.push(told('called', { window: `${hall}-w1`, officer: 'x' }));
  if (chance(15)) events.push(told('transferred', { queue: 'q2' }), told('called'));
  if (events.length > 1 && chance(80)) events.push(told('served'));
  else if (chance(60)) events.push(told('abandoned'));
  const kept = events.filter(({ type }) => type !== 'ticket.issued.v1' || chance(96));
  return [...kept, ...randomRatings(draw, subject, kept)];
}

/** A booked slot, and whether somebody came. */
export function bookingEvents({ make, whole, chance, oneOf }: Draw, bookingId: string): Envelope[] {
  const made = whole(0, 30 * dayHours);
  const slot = made + whole(1, 15 * dayHours);
  const booking = { bookingId, hall: oneOf('h1', 'h2'), queue: 'q', slot: hourOf(slot) };
  const told = (name: string, hour: number): Envelope =>
    make.event('intake', bookingId, `booking.${name}`, hourOf(hour), booking);
  return [told('made', made), ...(chance(80) ? [told(oneOf('kept', 'kept', 'missed'), slot)] : [])];
}
