import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { isOpen, type CaseFact, type Dims } from './case-facts.ts';
import { allSaid, lastSaid, type History } from './histories.ts';
import type { OrderFact } from './order-facts.ts';
import type { Reference } from './reference.ts';

/** A rating as it stands for its node. */
export type Rating = {
  id: string;
  atMs: number;
  level: number | null;
  byDefault: boolean;
  byStaff: boolean;
  realName: boolean;
  channel: string;
  options: readonly number[];
  device: string;
  hall: string;
  /** With its hall: codes of windows recur. */
  window: string;
};

/** A moment that can be rated, and its valid rating of round 1: a citizen's before a default one. */
export type NodeFact = {
  subject: string;
  dims: Dims;
  day: number;
  /** False for a rating whose moment nobody else tells of. */
  ratable: boolean;
  rating: Rating | undefined;
  early: boolean;
  /** Whether clock or visits confirm the option. */
  confirms: (option: number) => boolean;
  calledBack: boolean;
};

type Given = Rating & { node: string; nodeAt: string; excluded: boolean };
const noWords = {
  byStaff: false,
  realName: false,
  channel: 'system',
  options: [],
  device: '',
  hall: '',
  window: '',
};

// Of round 1, neither invalidated nor canary nor survey; as said last, in the order of what was said last.
function validRatings(history: History): Given[] {
  const invalid = new Set(allSaid(history, 'rating.invalidated.v1').map(({ data }) => data.ratingId));
  const said = new Map<string, Given>();
  const hear = (given: Given): void => {
    said.delete(given.id);
    said.set(given.id, given);
  };
  for (const event of history) {
    for (const { data, atMs } of allSaid([event], 'rating.submitted.v1'))
      hear({
        ...data,
        id: data.ratingId,
        atMs,
        byDefault: false,
        byStaff: data.enteredBy === 'staff',
        options: data.options.flatMap((option) => (typeof option === 'number' ? [option] : [])),
        device: data.deviceHash ?? '',
        hall: data.hall ?? '',
        window: data.window === undefined ? '' : `${data.hall ?? ''} ${data.window}`,
        excluded: data.round !== 1 || data.canary === true || data.channel === 'survey',
      });
    for (const { data, atMs } of allSaid([event], 'rating.defaulted.v1'))
      hear({ ...noWords, ...data, id: data.ratingId, atMs, byDefault: true, excluded: data.round !== 1 });
  }
  return [...said.values()].filter(({ id, excluded }) => !excluded && !invalid.has(id));
}

// An open case was late when it was rated; a case that ended without a decision tells of neither clock.
function confirmedBy(fact: CaseFact | undefined, ratedMs: number): (option: number) => boolean {
  const missed = (clock: 'promised' | 'statutory'): boolean => {
    if (fact === undefined) return false;
    return fact.end?.outcome === undefined
      ? isOpen(fact) && fact.isPast(clock, ratedMs)
      : fact[clock]?.past === true;
  };
  return (option) => {
    if (option === 209) return missed('promised');
    if (option === 110) return missed('statutory');
    return option === 114 && fact?.declared !== undefined && fact.meetings > fact.declared;
  };
}

const Hall = Type.Object({ hall: Type.String() });

// Every event of a ticket names its hall.
function hallOf(history: History): string {
  const last = history.findLast(({ type }) => type.startsWith('ticket.'));
  return last === undefined ? '' : Value.Parse(Hall, last.data).hall;
}

/** The nodes of a history: what happened and could be rated, and what was rated without having been heard of. */
export function nodesOf(
  history: History,
  fact: CaseFact | undefined,
  orders: readonly OrderFact[],
  reference: Reference,
): NodeFact[] {
  const happened = new Map<string, number | undefined>([
    ['1', fact?.filedMs],
    ['2', fact?.acceptedMs],
    ['3', fact?.end?.outcome === undefined ? undefined : fact.end.atMs],
    ['visit', lastSaid(history, 'ticket.served.v1')?.atMs],
  ]);
  const [place] = history;
  if (place === undefined) return [];
  const dayOf = fact?.dayOf ?? ((atMs: number) => reference.dayOf(atMs, place));
  // Of a ticket only the region is known: it is neither an organisation's nor filed by a channel.
  const hall = hallOf(history);
  const dims = fact?.dims ?? { region: place.region, hall };
  const ratings = Map.groupBy(validRatings(history), ({ node }) => node);
  return [...happened].flatMap(([node, atMs]) => {
    const given = ratings.get(node) ?? [];
    const rating = given.findLast(({ byDefault }) => !byDefault) ?? given.at(-1);
    const nodeMs = atMs ?? (rating && Date.parse(rating.nodeAt));
    if (nodeMs === undefined) return [];
    return [
      {
        subject: place.subject,
        dims: {
          ...dims,
          ...(rating === undefined || rating.hall === '' ? {} : { hall: rating.hall }),
          node,
          level: String(rating?.level ?? 0),
        },
        day: dayOf(nodeMs),
        ratable: atMs !== undefined,
        rating,
        early: rating !== undefined && rating.atMs < nodeMs,
        confirms: confirmedBy(fact, rating?.atMs ?? 0),
        calledBack: orders.some(({ ratingId, calledBack }) => calledBack && ratingId === rating?.id),
      },
    ];
  });
}

const burstMs = 60_000;
const burstSize = 5;

const burstsAmong = (same: readonly Rating[]): Rating[] =>
  same
    .map(({ atMs: from }) => same.filter(({ atMs }) => from <= atMs && atMs <= from + burstMs))
    .filter(({ length }) => length >= burstSize)
    .flat();

/** The ratings that came in one of the bursts: five or more of one device or window within 60 s. */
export const burstsIn = (ratings: readonly Rating[]): Set<string> =>
  new Set(
    (['device', 'window'] as const).flatMap((by) =>
      [
        ...Map.groupBy(
          ratings.filter((rating) => rating[by] !== ''),
          (rating) => rating[by],
        ).values(),
      ].flatMap((same) => burstsAmong(same).map(({ id }) => id)),
    ),
  );
