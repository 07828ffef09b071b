import { describe, expect, test } from 'vitest';
import { accepted, on, saidBy, stateOf } from '../../test/given-case.ts';
import { approvalProblems } from './problems.ts';
import { checklist, scoreOf, type Marks } from '../core/quality-checklist.ts';
import { openReview, scoresFor, type Review, type Reviewer } from '../core/quality-review.ts';
import { scoreReview } from '../core/score-review.ts';

const all = (mark: number): Marks => ({
  papersComplete: mark,
  termKept: mark,
  reasonsGiven: mark,
  procedureRight: mark,
  recordsWhole: mark,
});
const reviewer = (id: string, org?: string): Reviewer => ({ id, org });
const [ms, nr, fd] = [
  reviewer('officer-ms', 'ms'),
  reviewer('officer-nr', 'nr'),
  reviewer('officer-fd', 'fd'),
];
const handled = { ...accepted(), officers: ['officer-lent'] };
const sampled = stateOf(openReview(undefined, handled, { quarter: '2026-Q4', tolerance: 10 }));
const score = (before: Review, by: Reviewer, mark: number) =>
  scoreReview(before, { at: on(9), reviewer: by, marks: all(mark) });
const scored = (...given: [Reviewer, number][]): Review =>
  given.reduce((before, [by, mark]) => stateOf(score(before, by, mark)), sampled);

test('a sampled case is one review, however often it is drawn', () => {
  const first = openReview(undefined, handled, { quarter: '2026-Q4', tolerance: 10 });
  expect(first).toMatchObject({
    state: { reviewId: 'QR-2026-Q4-case-1', status: 'open', org: 'hall', officers: ['officer-lent'] },
    events: [
      {
        type: 'review.sampled.v1',
        data: { reviewId: 'QR-2026-Q4-case-1', caseId: 'case-1', org: 'hall', item: 'permit' },
      },
    ],
  });
  expect(openReview(stateOf(first), handled, { quarter: '2026-Q4', tolerance: 5 })).toEqual({
    refusal: 'unchanged',
  });
});

test('the weights of the checklist add up to 100, so a score is out of 100', () => {
  expect(checklist.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  expect(scoreOf(all(100))).toBe(100);
  expect(scoreOf({ ...all(80), termKept: 0 })).toBe(60);
});

describe('the final score', () => {
  test('is the mean of two who agree within the tolerance', () => {
    const decision = score(scored([ms, 90]), nr, 80);
    expect(decision).toMatchObject({
      state: { status: 'final', final: 85 },
      events: [
        { data: { round: 2, score: 80, final: false } },
        { data: { round: 2, score: 85, final: true } },
      ],
    });
  });

  test('is that of a third one where they are further apart', () => {
    const disputed = scored([ms, 90], [nr, 79]);
    expect(disputed.status).toBe('disputed');
    expect(score(disputed, fd, 70)).toMatchObject({
      state: { status: 'final', final: 70 },
      events: [
        { data: { round: 3, score: 70, final: false } },
        { data: { round: 3, score: 70, final: true } },
      ],
    });
  });

  test('comes no sooner than the second score', () => {
    expect(saidBy(score(sampled, ms, 90))).toEqual(['review.scored.v1']);
    expect(scored([ms, 90])).toMatchObject({ status: 'open' });
  });
});

test('nobody sees the scores of others before the review is final', () => {
  const once = scored([ms, 90]);
  expect(scoresFor(once, ms)).toHaveLength(1);
  expect(scoresFor(once, nr)).toEqual([]);
  const disputed = scored([ms, 90], [nr, 60]);
  expect(scoresFor(disputed, nr).map(({ score: own }) => own)).toEqual([60]);
  expect(scoresFor(disputed, fd)).toEqual([]);
  expect(scoresFor(scored([ms, 90], [nr, 60], [fd, 75]), { id: 'leader' })).toHaveLength(3);
});

describe('every state and every reviewer: what is not allowed is refused with a code and changes nothing', () => {
  const states: Record<string, Review> = {
    sampled,
    'scored once': scored([ms, 90]),
    disputed: scored([ms, 90], [nr, 60]),
    agreed: scored([ms, 90], [nr, 85]),
    settled: scored([ms, 90], [nr, 60], [fd, 75]),
  };
  const reviewers: Record<string, Reviewer> = {
    'the first reviewer': ms,
    'the second reviewer': nr,
    'the third reviewer': fd,
    'an analyst without organisation': reviewer('analyst'),
    'an officer of its organisation': reviewer('officer-hall', 'hall'),
    'an officer who handled it and belongs elsewhere now': reviewer('officer-lent', 'nr'),
  };
  const over = 'review_final';
  const own = 'reviewer_own_org';
  const involved = 'reviewer_involved';
  const outcomes: Record<string, readonly string[]> = {
    sampled: ['ok', 'ok', 'ok', 'ok', own, involved],
    'scored once': ['already_scored', 'ok', 'ok', 'ok', own, involved],
    disputed: ['already_scored', 'already_scored', 'ok', 'ok', own, involved],
    agreed: [over, over, over, over, over, over],
    settled: [over, over, over, over, over, over],
  };
  const combinations = Object.entries(states).flatMap(([name, state]) =>
    Object.entries(reviewers).map(
      ([who, by], index) => [name, who, outcomes[name]?.[index] ?? '', state, by] as const,
    ),
  );

  test.each(combinations)('%s, scored by %s: %s', (_name, _who, outcome, state, by) => {
    const before = structuredClone(state);
    const decision = score(state, by, 88);
    expect(state).toEqual(before);
    expect('refusal' in decision ? decision.refusal : 'ok').toBe(outcome);
    if ('refusal' in decision) expect(Object.keys(approvalProblems)).toContain(decision.refusal);
  });
});
