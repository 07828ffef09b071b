import { historyEvents } from '@haoban/simulator/history/simulate-history';
import { expect, test } from 'vitest';
import { monthsAfter, seeded } from './seed-plan.ts';
import { seedWish } from './seed-wish.ts';

test('the months cover the two years without a gap or a day twice', () => {
  const months = monthsAfter(undefined);
  expect(months).toHaveLength(24);
  expect(months[0]?.plan.from).toBe(seeded.from);
  expect(months.at(-1)?.plan.to).toBe(seeded.to);
  expect(months.slice(1).map(({ plan }) => plan.from)).toEqual(
    months.slice(0, -1).map(({ plan }) => plan.to),
  );
});

test('what was imported is not imported again', () => {
  expect(monthsAfter('2018-10').map(({ month }) => month)).toEqual(['2018-11', '2018-12']);
  expect(monthsAfter('2018-12')).toEqual([]);
});

test('a month tells what became of its cases to the end of the history', () => {
  const [june] = monthsAfter('2017-05');
  const events = june === undefined ? [] : [...historyEvents(june.plan)];
  const times = events.filter(({ type }) => type === 'case.decided.v1').map(({ time }) => time.slice(0, 7));
  expect(events.some(({ dataset }) => dataset !== seeded.dataset)).toBe(false);
  expect(new Set(times).has('2017-08')).toBe(true);
});

test('HAOBAN_SEED is one of its words, two years without it', () => {
  expect(seedWish()).toBe('years');
  expect(seedWish('none')).toBe('none');
  expect(() => seedWish('much')).toThrow('HAOBAN_SEED is none, day, years, not much');
});
