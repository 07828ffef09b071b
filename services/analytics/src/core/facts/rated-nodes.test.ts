import { describe, expect, test } from 'vitest';
import { accepted, decided, history, judged, type Told } from '../../../test/judged-case.ts';
import { caseNodes } from './rated-nodes.ts';

const submitted: Told = ['case.submitted', '11-02 09:00', { hall: 'h1', window: 'w1' }];
const reopened = (at: string): Told => ['case.reopened', at, {}];
const rated = (at: string, more: Readonly<Record<string, unknown>> = {}): Told => [
  'rating.submitted',
  at,
  {
    ratingId: at,
    node: '3',
    nodeAt: '2026-11-04T10:00:00+08:00',
    round: 1,
    level: 5,
    options: [],
    realName: false,
    channel: 'qr',
    enteredBy: 'citizen',
    ...more,
  },
];
const defaulted = (at: string): Told => [
  'rating.defaulted',
  at,
  { ratingId: `${at}-default`, node: '3', nodeAt: '2026-11-04T10:00:00+08:00', round: 1, level: 3 },
];
const invalidated = (ratingId: string): Told => ['rating.invalidated', '11-20', { ratingId }];

const whole = [submitted, accepted('11-02'), decided('11-04')];
const facts = (...events: readonly Told[]) => caseNodes(judged(history(...events)));
/** The columns of node 3 of a case that was filed, accepted and decided. */
const decision = (...events: readonly Told[]) =>
  Object.fromEntries(
    Object.entries(facts(...whole, ...events)).map(([column, values]) => [
      column.slice('nodes.'.length),
      Array.isArray(values) ? values[2] : undefined,
    ]),
  );

describe('nodes of a case', () => {
  test('a decided case can be rated at its submission, its acceptance and its decision', () => {
    expect(facts(...whole)).toMatchObject({
      'nodes.node': ['1', '2', '3'],
      'nodes.date': ['2026-11-02', '2026-11-02', '2026-11-04'],
      'nodes.is_ratable': [1, 1, 1],
      'nodes.is_rated': [0, 0, 0],
    });
  });

  test('a withdrawn case has no node 3', () => {
    expect(facts(submitted, accepted('11-02'), ['case.withdrawn', '11-04', {}])).toMatchObject({
      'nodes.node': ['1', '2'],
    });
  });

  test('a rating says level, who, how, and where it was given', () => {
    const place = { hall: 'h2', window: 'w9', officer: 'li', deviceHash: 'd1' };
    const more = { ...place, level: 1, realName: true, channel: 'paper', enteredBy: 'staff' };
    expect(decision(rated('11-05', more))).toMatchObject({
      is_rated: 1,
      level: 1,
      rating: '11-05',
      channel: 'paper',
      is_default: 0,
      is_staff: 1,
      is_real_name: 1,
      is_early: 0,
      rated_at: Date.UTC(2026, 10, 5, 2),
      device: 'd1',
      hall: 'h2',
      window: 'w9',
      officer: 'li',
    });
  });

  test.each([
    ['of round 2', { round: 2 }],
    ['of a survey', { channel: 'survey' }],
    ['that is a canary', { canary: true }],
  ])('a rating %s rates nothing', (_, more) => {
    expect(decision(rated('11-05', more))).toMatchObject({ is_rated: 0, level: 0 });
  });

  test('an invalidated rating makes room for the one before it', () => {
    expect(decision(rated('11-05', { level: 2 }), rated('11-06'), invalidated('11-06'))).toMatchObject({
      level: 2,
    });
  });

  test('of several ratings the last counts, and a rating said again as it was said last', () => {
    expect(decision(rated('11-06', { level: 4 }), rated('11-05', { level: 1 }))).toMatchObject({ level: 4 });
    const again = rated('11-07', { level: 2, ratingId: '11-05' });
    expect(decision(rated('11-05'), rated('11-06', { level: 4 }), again)).toMatchObject({ level: 2 });
  });

  test('a default never hides what a citizen said, and counts as a default where nobody said anything', () => {
    expect(decision(rated('11-05', { level: 1 }), defaulted('11-12'))).toMatchObject({
      level: 1,
      is_default: 0,
    });
    expect(decision(defaulted('11-12'))).toMatchObject({ is_rated: 1, is_default: 1, channel: 'system' });
    expect(decision(rated('11-12', { channel: 'system' }))).toMatchObject({ is_default: 1 });
  });

  test('a rating without a level is one', () => {
    expect(decision(rated('11-05', { level: null }))).toMatchObject({ is_rated: 1, level: 0 });
  });

  test('a rating whose node nobody told of stands at the time it names, and is not ratable', () => {
    expect(facts(submitted, accepted('11-02'), rated('11-05'))).toMatchObject({
      'nodes.node': ['1', '2', '3'],
      'nodes.date': ['2026-11-02', '2026-11-02', '2026-11-04'],
      'nodes.is_ratable': [1, 1, 0],
      'nodes.is_rated': [0, 0, 1],
    });
  });

  test('a rating before its node is early', () => {
    expect(decision(rated('11-04 09:59'))).toMatchObject({ is_early: 1 });
    expect(decision(rated('11-04 10:00'))).toMatchObject({ is_early: 0 });
  });

  test('a case decided again keeps the rating of its first decision, not early, at the standing one', () => {
    const again = facts(...whole, rated('11-05'), reopened('11-06'), decided('11-10'));
    expect(again).toMatchObject({
      'nodes.node': ['1', '2', '3'],
      'nodes.date': ['2026-11-02', '2026-11-02', '2026-11-10'],
      'nodes.is_rated': [0, 0, 1],
      'nodes.is_early': [0, 0, 0],
    });
  });

  test('order and repetition change nothing', () => {
    const events = history(...whole, rated('11-05'), rated('11-06', { level: 2 }), defaulted('11-12'));
    expect(caseNodes(judged([...events.toReversed(), ...events]))).toEqual(caseNodes(judged(events)));
  });
});
