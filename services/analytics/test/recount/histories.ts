import { sourceRank, type Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import type { EventData, EventType } from '@haoban/contracts/events/catalogue';

/** Everything said of one subject before an instant, each event once, in the total order of the order key. */
export type History = readonly Envelope[];

/** An event with its payload. */
export type Said<T extends EventType> = { event: Envelope; data: EventData<T>; atMs: number };

const orderKey = (event: Envelope): (number | string)[] => [
  event.revision ?? 0,
  Date.parse(event.time),
  sourceRank(event.source),
  event.sequence,
  event.id,
];

/** The order key of contracts 2, as a comparison. */
export function byOrderKey(one: Envelope, other: Envelope): number {
  const others = orderKey(other);
  for (const [index, part] of orderKey(one).entries()) {
    const against = others[index] ?? part;
    if (part !== against) return part < against ? -1 : 1;
  }
  return 0;
}

/** The events of a data set, each once, as if events with `time >= asOf` (an instant) did not exist. */
export function knownAt(events: Iterable<Envelope>, dataset: string, asOf: string): Envelope[] {
  const known = new Map<string, Envelope>();
  for (const event of events)
    if (event.dataset === dataset && Date.parse(event.time) < Date.parse(asOf)) known.set(event.id, event);
  return [...known.values()];
}

// Of imported snapshots only the newest exists.
function ofNewest(history: History): History {
  const newest = Math.max(...history.map(({ revision = 0 }) => revision));
  return history.filter(({ revision = 0 }) => revision === newest);
}

/** The histories of a data set's subjects before an instant. */
export const historiesOf = (events: Iterable<Envelope>, dataset: string, asOf: string): History[] =>
  [
    ...Map.groupBy(knownAt(events, dataset, asOf).toSorted(byOrderKey), ({ subject }) => subject).values(),
  ].map(ofNewest);

/** The events of one type in a history, in its order. */
export const allSaid = <T extends EventType>(history: History, type: T): Said<T>[] =>
  history
    .filter((event) => event.type === type)
    .map((event) => ({ event, data: dataOf(event, type), atMs: Date.parse(event.time) }));

/** What holds of a thing that can be said twice: the greatest order key. */
export const lastSaid = <T extends EventType>(history: History, type: T): Said<T> | undefined =>
  allSaid(history, type).at(-1);

/** What holds of each thing that events of a type speak of, by its id. */
export const lastByKey = <T extends EventType>(
  history: History,
  type: T,
  key: (data: EventData<T>) => string,
): Map<string, Said<T>> => new Map(allSaid(history, type).map((said) => [key(said.data), said]));
