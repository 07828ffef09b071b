import type { Envelope } from '@haoban/contracts/envelope';
import { derivedEventId } from '@haoban/contracts/event-id';
import fc from 'fast-check';
import { drawFrom, type Draw } from './draw.ts';
import { bookingEvents, ticketEvents } from './random-hall.ts';
import { drawItems } from './random-items.ts';
import { caseEvents } from './random-case.ts';
import { reviewEvents } from './random-oversight.ts';
import { burstEvents } from './random-ratings.ts';
import { areaEvents, calendarEvents, goalEvents, itemEvents, regions } from './random-reference.ts';

const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** A case as an import told of it twice: the newer snapshot, of other events, replaces the older one whole. */
function snapshots(events: Envelope[], { chance, whole }: Draw): Envelope[] {
  if (events.length === 0 || !chance(10)) return events;
  const begins = new Set([...Map.groupBy(events, ({ subject }) => subject).values()].map(earliest));
  const revision = whole(1, 1_000_000);
  const newer = events
    .filter((event) => begins.has(event) || chance(75))
    .map((event) => ({ ...event, id: derivedEventId(event.id, 'newer'), revision: revision + 1 }));
  return [...events.map((event) => ({ ...event, revision })), ...newer];
}

// Both snapshots know of it, so that neither is heard of before the other.
const earliest = (events: readonly Envelope[]): Envelope | undefined =>
  events.toSorted((a, b) => (a.time < b.time ? -1 : 1))[0];

/** Everything of a world, subject by subject. */
function subjectsOf(draw: Draw): Envelope[] {
  const { whole, oneOf, chance } = draw;
  const placed = (events: Envelope[]): Envelope[] => {
    const region = oneOf(...regions);
    const zone = chance(10) ? { zone: 'America/Los_Angeles' } : {};
    return events.map((event) => ({ ...event, region, ...zone }));
  };
  const items = drawItems(draw);
  const bundles = times(whole(0, 4), (n) => {
    const bundle = { bundleId: `u${n}`, bundleTheme: oneOf('b1', 'b2'), bundleSize: whole(1, 3) };
    const told = times(bundle.bundleSize, (index) => caseEvents(draw, `u${n}-${index}`, items, bundle));
    return placed(told.flat());
  });
  return [
    // In some worlds more than twenty items were decided on.
    ...times(chance(12) ? whole(110, 130) : whole(20, 34), (n) =>
      placed(snapshots(caseEvents(draw, `c${n}`, items), draw)),
    ),
    ...bundles,
    ...times(whole(2, 12), (n) => placed(ticketEvents(draw, `t${n}`))),
    ...times(whole(0, 5), (n) => placed(bookingEvents(draw, `k${n}`))),
    ...times(whole(0, 2), (n) => burstEvents(draw, `x${n}`).flatMap(placed)),
    ...times(whole(0, 6), (n) => placed(reviewEvents(draw, `r${n}`))),
    ...(chance(80) ? items.filter(() => chance(60)).map((item) => placed(itemEvents(draw, item))) : []),
    goalEvents(draw),
    areaEvents(draw),
    calendarEvents(draw),
  ].flat();
}

/** Dozens of cases with all that belongs to them, gone every way things can go, in no order and partly told twice. */
const randomWorld = (dataset: string): fc.Arbitrary<Envelope[]> =>
  fc
    .gen()
    .map((gen) => subjectsOf(drawFrom(gen, dataset)))
    .chain((events) => {
      const repeated = events.filter((_, index) => index % 4 === 0);
      const told = [...events, ...repeated];
      return fc.shuffledSubarray(told, { minLength: told.length });
    });

/** The world of a seed, the same whenever it is drawn. */
export function drawWorld(dataset: string, seed: number): Envelope[] {
  const [events] = fc.sample(randomWorld(dataset), { numRuns: 1, seed });
  if (events === undefined) throw new RangeError(`no world of seed ${seed}`);
  return events;
}
