import type { Decision } from '@haoban/contracts/decision';
import type { Subject } from './subject.ts';

/** What the loop decided of a rating at an instant (ISO), and who decided it. */
export type InvalidateRating = {
  readonly ratingId: string;
  readonly at: string;
  readonly reason: 'mistaken' | 'malicious';
  readonly decidedBy: string;
};

/** Takes a rating out of the figures, with the reason; it stays in every list. Invalid ones stay as they are. */
export function invalidateRating(
  before: Subject | undefined,
  { ratingId, at, reason, decidedBy }: InvalidateRating,
): Decision<Subject, 'rating_unknown'> {
  const rating = before?.ratings.find((given) => given.ratingId === ratingId);
  if (before === undefined || rating === undefined) return { refusal: 'rating_unknown' };
  if (rating.invalidated !== undefined) return { state: before, events: [] };
  const ratings = before.ratings.map((given) =>
    given === rating ? { ...rating, invalidated: { at, reason } } : given,
  );
  return {
    state: { ...before, ratings, fresh: { invalidated: [{ rating_id: ratingId, at, reason }] } },
    events: [{ type: 'rating.invalidated.v1', time: at, data: { ratingId, reason, decidedBy } }],
  };
}
