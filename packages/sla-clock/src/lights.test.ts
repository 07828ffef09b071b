import { expect, test } from 'vitest';
import { world } from '../test/worked-examples.ts';
import { rungsOf, type LitClock } from './lights.ts';
import type { Term } from './term.ts';

const { calendar, hours, zone } = world;
const lit = { calendar, hours, zone, clock: 'promised', provisional: false } as const;
const workdays = (n: number): Term => ({ unit: 'WD', n });

test.for<[string, string, Term, string, string]>([
  ['the last working day before', '2026-11-09', workdays(5), '2026-11-06', '2026-11-10'],
  ['a make-up day before', '2026-09-21', workdays(2), '2026-09-20', '2026-09-22'],
  ['the due date itself for a term of one', '2026-11-09', workdays(1), '2026-11-09', '2026-11-10'],
  ['the due date itself on the spot', '2026-11-07', { unit: 'IMMEDIATE' }, '2026-11-07', '2026-11-08'],
])('warn at midnight of %s, the miss at the midnight after', ([, due, term, warn, miss]) => {
  const at = (date: string): string => new Date(`${date}T00:00:00+08:00`).toISOString();
  expect(rungsOf({ ...lit, due, term })).toEqual([
    { level: 'warn', at: at(warn) },
    { level: 'yellow', at: at(miss) },
  ]);
});

test('in working hours a fifth of the term warns, and the miss follows the due instant', () => {
  const term: Term = { unit: 'WH', n: 5 };
  // due at 14:00 in Shanghai: an hour of office time before is 11:30
  expect(rungsOf({ ...lit, due: '2026-11-03T06:00:00.000Z', term })).toEqual([
    { level: 'warn', at: '2026-11-03T03:30:00.000Z' },
    { level: 'yellow', at: '2026-11-03T06:00:00.001Z' },
  ]);
});

test.for<[LitClock, string]>([
  ['review', 'red'],
  ['statutory', 'red'],
  ['promised', 'yellow'],
  ['stage', 'yellow'],
  ['delivery', 'red'],
  ['rectification', 'yellow'],
])('a missed %s clock is %s', ([clock, level]) => {
  expect(rungsOf({ ...lit, clock, due: '2026-11-09', term: workdays(5) })[1]?.level).toBe(level);
});

test('no light on a provisional due date, none without a due date', () => {
  expect(rungsOf({ ...lit, due: '2027-01-25', provisional: true, term: workdays(5) })).toEqual([]);
  expect(rungsOf({ ...lit, due: null, term: workdays(5) })).toEqual([]);
});
