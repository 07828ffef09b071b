import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { scoreOf, type Marks } from './quality-checklist.ts';
import { unfitness, type Review, type Reviewer, type ReviewRefusal } from './quality-review.ts';

/** The marks of one reviewer at an instant (ISO). */
export type ScoreReview = {
  readonly at: string;
  readonly reviewer: Reviewer;
  readonly marks: Marks;
  readonly note?: string;
};

/** Half points and their like to two decimals, the same on every machine. */
const rounded = (score: number): number => Math.round(score * 100) / 100;

// Two who agree give their mean; a third one decides alone.
function verdict({ tolerance }: Review, scores: readonly number[]): number | 'open' | 'disputed' {
  const [first, second, third] = scores;
  if (first === undefined || second === undefined) return 'open';
  if (third !== undefined) return third;
  return Math.abs(first - second) > tolerance ? 'disputed' : rounded((first + second) / 2);
}

/** Scores a sampled case: two reviewers of other organisations, and a third one where they are too far apart. */
export function scoreReview(before: Review, command: ScoreReview): Decision<Review, ReviewRefusal> {
  const { at, reviewer, ...found } = command;
  if (before.status === 'final') return { refusal: 'review_final' };
  const unfit = unfitness(before, reviewer);
  if (unfit !== undefined) return { refusal: unfit };
  if (before.scores.some(({ reviewer: other }) => other === reviewer.id))
    return { refusal: 'already_scored' };
  const score = scoreOf(found.marks);
  const scores = [...before.scores, { reviewer: reviewer.id, ...found, score, at }];
  const round = scores.length;
  const events: NewEvent[] = [{ type: 'review.scored.v1', time: at, data: { round, score, final: false } }];
  const outcome = verdict(
    before,
    scores.map((given) => given.score),
  );
  if (typeof outcome === 'string') return { state: { ...before, scores, status: outcome }, events };
  events.push({ type: 'review.scored.v1', time: at, data: { round, score: outcome, final: true } });
  return { state: { ...before, scores, status: 'final', final: outcome }, events };
}
