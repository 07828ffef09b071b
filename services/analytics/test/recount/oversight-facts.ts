import { allSaid, lastSaid, type History } from './histories.ts';
import type { Reference } from './reference.ts';

/** A light that was raised, or a review that has its final score; days local since 1970-01-01. */
export type OversightFact = {
  of: 'light' | 'review';
  region: string;
  org: string;
  day: number;
  /** Of a light. */
  cancelled: boolean;
  /** Of a review, in hundredths of a point. */
  score: number;
};

function lights(history: History, reference: Reference): OversightFact[] {
  const cancelled = new Set(allSaid(history, 'light.cancelled.v1').map(({ data }) => data.lightId));
  const raised = Map.groupBy(allSaid(history, 'light.raised.v1'), ({ data }) => data.lightId);
  return [...raised].flatMap(([id, told]) =>
    told.slice(-1).map(({ data, atMs, event: { region, zone } }) => ({
      of: 'light' as const,
      region,
      org: data.org,
      day: reference.dayOf(atMs, region, zone),
      cancelled: cancelled.has(id),
      score: 0,
    })),
  );
}

function review(history: History, reference: Reference): OversightFact[] {
  const sampled = lastSaid(history, 'review.sampled.v1');
  const final = allSaid(history, 'review.scored.v1').findLast(({ data }) => data.final);
  if (final === undefined) return [];
  const region = sampled?.event.region ?? '';
  const { data, atMs, event } = final;
  const day = reference.dayOf(atMs, region, event.zone);
  const score = Math.round(data.score * 100);
  return [{ of: 'review', region, org: sampled?.data.org ?? '', day, cancelled: false, score }];
}

/** What was overseen in a history. */
export const oversightOf = (history: History, reference: Reference): OversightFact[] => [
  ...lights(history, reference),
  ...review(history, reference),
];
