import { deskDemand, ticketHours } from './demand.ts';
import type { Item } from './item-catalogue.ts';
import { dayMs, hourMs, minuteMs } from './office-time.ts';
import type { Draws } from './random.ts';
import type { Setting } from './setting.ts';

/** An appointment for a half-hour slot, made some days before; nobody came when it has no ticket. */
export type Booking = { bookingId: string; queue: Queue; madeAtMs: number; slotMs: number };

/** Queues of a hall: integrated windows take every organisation's items, property windows the "three in one". */
export type Queue = 'general' | 'property';

/** Somebody who draws a ticket; who is `patient` waits however long it takes. */
export type Arrival = {
  queue: Queue;
  arrivedAtMs: number;
  booking: Booking | undefined;
  draws: Draws;
  patient?: boolean;
};

/** Somebody who draws a ticket to file for an item or only to ask about it. */
export type Visitor = Arrival & { item: Item; files: boolean };

const filingShare = 0.75;
const bookingShare = 0.12;
const noShowsPerVisitor = 0.012;
const slotMs = hourMs / 2;

/** The day's visitors in order of arrival. */
export function arrivals(setting: Setting, count: number): Visitor[] {
  return Array.from({ length: count }, (_, index) => visitor(setting, `visitor ${index}`, index)).toSorted(
    (a, b) => a.arrivedAtMs - b.arrivedAtMs,
  );
}

/** Bookings of the day that nobody kept. */
export function noShows(setting: Setting, visitors: number): Booking[] {
  return Array.from({ length: Math.round(visitors * noShowsPerVisitor) }, (_, index) => {
    const draws = setting.draws.of(`no show ${index}`);
    return booking(
      setting,
      draws,
      queueOf(draws.pick('item', deskDemand)),
      arrival(setting, draws),
      `n${index}`,
    );
  });
}

function visitor(setting: Setting, name: string, index: number): Visitor {
  const draws = setting.draws.of(name);
  const item = draws.pick('item', deskDemand);
  const files = draws.chance('files', filingShare);
  return { item, files, ...arrivalAt(setting, queueOf(item), index, draws) };
}

/** Somebody's arrival in a queue, with or without a booking; `index` tells the day's visitors apart. */
export function arrivalAt(setting: Setting, queue: Queue, index: number, draws: Draws): Arrival {
  const arrivedAtMs = arrival(setting, draws);
  const booked = draws.chance('booked', bookingShare);
  const slot = booked ? booking(setting, draws, queue, arrivedAtMs, `b${index}`) : undefined;
  return { queue, arrivedAtMs, booking: slot, draws };
}

const queueOf = (item: Item): Queue => (item.org.endsWith('-nr') ? 'property' : 'general');

function arrival({ office, day, hours }: Setting, draws: Draws): number {
  const [from, to] = draws.pick('arrival hour', hours?.hall ?? ticketHours);
  return Math.floor(office.at(day, draws.between('arrival', from, to)));
}

function booking(
  { hall, date }: Setting,
  draws: Draws,
  queue: Queue,
  arrivedAtMs: number,
  name: string,
): Booking {
  const slot = arrivedAtMs - (arrivedAtMs % slotMs);
  const aheadMs = draws.between('booked days ahead', 1, 5) * dayMs;
  const madeAtMs = Math.floor((slot - aheadMs) / minuteMs) * minuteMs;
  return { bookingId: `${hall.code}-${date}-${name}`, queue, madeAtMs, slotMs: slot };
}
