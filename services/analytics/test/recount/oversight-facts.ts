import type { Dims } from './case-facts.ts';
import { allSaid, lastByKey, lastSaid, type History } from './histories.ts';
import type { Reference } from './reference.ts';

/** A light that was raised. */
export type LightFact = { dims: Dims; day: number; cancelled: boolean };

/** The lights of a history. */
export function lightsOf(history: History, reference: Reference): LightFact[] {
  const cancelled = new Set(allSaid(history, 'light.cancelled.v1').map(({ data }) => data.lightId));
  return [...lastByKey(history, 'light.raised.v1', ({ lightId }) => lightId)].map(
    ([id, { data, atMs, event }]) => ({
      dims: { region: event.region, org: data.org, level: data.level, clock: data.clock },
      day: reference.dayOf(atMs, event),
      cancelled: cancelled.has(id),
    }),
  );
}

/** A review that has its final score, in hundredths of a point. */
export type ReviewFact = { dims: Dims; day: number; score: number };

/** The final review of a history, where it has one. */
export function reviewsOf(history: History, reference: Reference): ReviewFact[] {
  const sampled = lastSaid(history, 'review.sampled.v1');
  const final = allSaid(history, 'review.scored.v1').findLast(({ data }) => data.final);
  if (final === undefined) return [];
  const { region } = (sampled ?? final).event;
  const day = reference.dayOf(final.atMs, { ...final.event, region });
  const dims = { region, org: sampled?.data.org ?? '', item: sampled?.data.item ?? '' };
  return [{ dims, day, score: Math.round(final.data.score * 100) }];
}
