import type { Context } from '@haoban/messaging/change';
import { openReview, reviewIdOf } from '../core/quality-review.ts';
import { drawSample, type Sample, type SampleSize } from '../core/sample-reviews.ts';
import { decidedCases, spanOfQuarter } from './quality-reviews.ts';
import type { Stores } from './stores.ts';

/** A sample somebody asks for; what is left out keeps what a sample that was drawn already has. */
export type AskedSample = SampleSize & Pick<Sample, 'quarter' | 'region' | 'seed' | 'tolerance'>;

/** The name of a sample among the others. */
export const sampleIdOf = (quarter: string, region: string): string => `${quarter}:${region}`;

const atOnce = 32;

/** Opens the reviews of a sample that are not there yet. */
async function openReviews(stores: Stores, sample: Sample, context: Context): Promise<void> {
  const queue = sample.caseIds.values();
  const open = async (): Promise<void> => {
    for (const caseId of queue) {
      const found = await stores.cases.load(caseId);
      if (found === undefined) continue;
      await stores.reviews.execute({
        subject: reviewIdOf(sample.quarter, caseId),
        region: found.state.region,
        context,
        decide: (before) => openReview(before, found.state, sample),
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, open));
}

/**
 * Draws the sample of a quarter and region, once: the draw is kept before the first review is opened, so that asking
 * again finishes what broke off. Refused while the quarter lasts, and when it was drawn in another way.
 */
export async function takeSample(
  stores: Stores,
  asked: AskedSample,
  context: Context & { readonly at: string; readonly isSame: (drawn: Sample) => boolean },
): Promise<Sample | { readonly refusal: 'quarter_open' | 'sample_drawn' }> {
  const { quarter, region, seed } = asked;
  const { at, isSame, ...by } = context;
  const span = spanOfQuarter(quarter, await stores.zoneOf(region));
  if (at < span.to) return { refusal: 'quarter_open' };
  const subject = sampleIdOf(quarter, region);
  const outcome = await stores.samples.execute({
    subject,
    region,
    context: by,
    decide: async (before) => {
      if (before !== undefined)
        return isSame(before) ? { state: before, events: [] } : { refusal: 'sample_drawn' };
      const cases = await decidedCases(stores, { region, seed, ...span });
      const state = { ...asked, drawnAt: at, drawnBy: by.actor, ...drawSample(cases, asked) };
      return { state, events: [] };
    },
  });
  if ('refusal' in outcome) return { refusal: 'sample_drawn' };
  await openReviews(stores, outcome.state, by);
  return outcome.state;
}
