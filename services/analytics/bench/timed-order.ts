import type { Envelope } from '@haoban/contracts/envelope';
import { historyEvents } from '@haoban/simulator/history/simulate-history';
import { isReference } from '../src/db/load-bulk.ts';

// About 11,000 events a day.
const plan = { profile: 'jiangyin-2018', seed: '1', from: '2018-01-02', scale: 0.1 };
const eventsADay = 9_000;

/** Events of a simulated history in the order in which the journals recorded them, so that those of a case lie days apart; reference data apart and first. */
export function inTimedOrder(dataset: string, limit: number) {
  const reference: Envelope[] = [];
  const events: Envelope[] = [];
  const to = new Date(Date.parse(plan.from) + Math.ceil(2 + limit / eventsADay) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  for (const event of historyEvents({ ...plan, to, dataset })) {
    (isReference([event]) ? reference : events).push(event);
  }
  events.sort((a, b) => (a.recordedat < b.recordedat ? -1 : a.recordedat > b.recordedat ? 1 : 0));
  return { reference, events: events.slice(0, limit) };
}

/** The same events in batches. */
export const batchesOf = (events: readonly Envelope[], size: number): (readonly Envelope[])[] =>
  Array.from({ length: Math.ceil(events.length / size) }, (_, index) =>
    events.slice(index * size, (index + 1) * size),
  );
