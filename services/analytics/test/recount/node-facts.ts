import type { CaseFact } from './case-facts.ts';
import { allSaid, lastSaid, type History } from './histories.ts';
import type { Reference } from './reference.ts';

/** A moment that can be rated, and its rating: `level` of the valid round-1 rating by a citizen, where it has one. */
export type NodeFact = {
  region: string;
  org: string;
  channel: string;
  day: number;
  ratable: boolean;
  rated: boolean;
  level: number | undefined;
};

type Rating = { node: string; nodeAt: string; level: number | null; byDefault: boolean };

// Of round 1, neither invalidated nor canary nor survey; a rating said twice holds as said last.
function validRatings(history: History): Rating[] {
  const invalid = new Set(allSaid(history, 'rating.invalidated.v1').map(({ data }) => data.ratingId));
  const said = new Map<string, Rating & { excluded: boolean }>();
  for (const event of history) {
    for (const { data } of allSaid([event], 'rating.submitted.v1'))
      said.set(data.ratingId, {
        ...data,
        byDefault: false,
        excluded: data.round !== 1 || data.canary === true || data.channel === 'survey',
      });
    for (const { data } of allSaid([event], 'rating.defaulted.v1'))
      said.set(data.ratingId, { ...data, byDefault: true, excluded: data.round !== 1 });
  }
  return [...said].flatMap(([id, rating]) => (rating.excluded || invalid.has(id) ? [] : [rating]));
}

type Place = Pick<NodeFact, 'region' | 'org' | 'channel'> & Pick<CaseFact, 'dayOf'>;

// Of a ticket only the region is asked for: it is neither an organisation's nor filed by a channel.
function placeOf(history: History, of: CaseFact | undefined, reference: Reference): Place {
  if (of !== undefined) return of;
  const { region = '-', zone } = history[0] ?? {};
  return { region, org: '', channel: '', dayOf: (atMs) => reference.dayOf(atMs, region, zone) };
}

/** The nodes of a history: what happened and could be rated, and what was rated without having been heard of. */
export function nodesOf(history: History, of: CaseFact | undefined, reference: Reference): NodeFact[] {
  const happened = new Map<string, number | undefined>([
    ['1', of?.filedMs],
    ['2', of?.acceptedMs],
    ['3', of?.end?.outcome === undefined ? undefined : of.end.atMs],
    ['visit', lastSaid(history, 'ticket.served.v1')?.atMs],
  ]);
  const ratings = Map.groupBy(validRatings(history), ({ node }) => node);
  const { dayOf, region, org, channel } = placeOf(history, of, reference);
  return [...happened].flatMap(([node, atMs]) => {
    const given = ratings.get(node) ?? [];
    const judged = given.findLast(({ byDefault }) => !byDefault);
    const nodeMs = atMs ?? (judged === undefined ? undefined : Date.parse(judged.nodeAt));
    if (nodeMs === undefined) return [];
    const ratable = atMs !== undefined;
    return [
      {
        region,
        org,
        channel,
        day: dayOf(nodeMs),
        ratable,
        rated: ratable && given.length > 0,
        level: judged?.level ?? undefined,
      },
    ];
  });
}
