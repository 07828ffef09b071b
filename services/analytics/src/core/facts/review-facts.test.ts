import { expect, test } from 'vitest';
import type { Told } from '../../../test/judged-case.ts';
import { everything, told } from '../../../test/told-subject.ts';
import { reviewFacts } from './review-facts.ts';

const sampled: Told = ['review.sampled', '11-02', { reviewId: 's1', caseId: 'c1', org: 'o1', item: 'i1' }];
const scored = (at: string, score: number, final: boolean): Told => [
  'review.scored',
  at,
  { reviewId: 's1', round: 1, score, final },
];
const facts = (...events: readonly Told[]) => reviewFacts(told(...events), ...everything);

test('a review has the score that was final last, in hundredths, on its date', () => {
  expect(facts(sampled, scored('11-03', 80, false), scored('11-05', 92.375, true))).toMatchObject({
    case_id: 'c1',
    org: 'o1',
    item: 'i1',
    score_date: '2026-11-05',
    score: 9238,
  });
});

test('a review without a final score has no date', () => {
  expect(facts(sampled, scored('11-03', 80, false))).toMatchObject({ score_date: null, score: 0 });
});

test('other events make no review', () => {
  expect(facts(['light.raised', '11-02', {}])).toBe(undefined);
});
