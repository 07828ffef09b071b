import { describe, expect, test } from 'vitest';
import { newSubject } from './hear-moment.ts';
import { invalidateRating } from './invalidate-rating.ts';
import type { Rating } from './subject.ts';

const rating: Rating = {
  ratingId: 'r',
  node: '3',
  round: 1,
  level: 1,
  levelsVersion: 1,
  options: [],
  optionsVersion: 1,
  hasText: false,
  realName: false,
  channel: 'qr',
  at: '2026-09-28T01:00:00.000Z',
};
const rated = { ...newSubject('case-1', '320281'), ratings: [rating, { ...rating, ratingId: 'other' }] };
const command = {
  ratingId: 'r',
  at: '2026-10-12T01:00:00.000Z',
  reason: 'malicious',
  decidedBy: 'chief',
} as const;

describe('a rating that two people found invalid', () => {
  test('stays where it is, marked, and says who decided', () => {
    const decision = invalidateRating(rated, command);
    const invalidated = { at: command.at, reason: 'malicious' };
    expect(decision).toEqual({
      state: {
        ...rated,
        ratings: [{ ...rating, invalidated }, rated.ratings[1]],
        fresh: { invalidated: [{ rating_id: 'r', ...invalidated }] },
      },
      events: [
        {
          type: 'rating.invalidated.v1',
          time: command.at,
          data: { ratingId: 'r', reason: 'malicious', decidedBy: 'chief' },
        },
      ],
    });
    if ('refusal' in decision) throw new Error(decision.refusal);
    const { fresh: _, ...kept } = decision.state;
    expect(invalidateRating(kept, command)).toEqual({ state: kept, events: [] });
  });

  test('must exist', () => {
    expect(invalidateRating(undefined, command)).toEqual({ refusal: 'rating_unknown' });
    expect(invalidateRating(rated, { ...command, ratingId: 'x' })).toEqual({ refusal: 'rating_unknown' });
  });
});
