import { expect, test } from 'vitest';
import { keepArea, type Area } from './area.ts';

const published = (defaultRating: boolean) => ({
  code: '320281',
  name: '江阴市',
  zone: 'Asia/Shanghai',
  calendarId: 'cn',
  tripCostCents: 2000,
  defaultRating,
});
const at = '2026-11-26T01:00:00.000Z';
const kept = (before: Area | undefined, defaultRating: boolean, time = at): Area | undefined => {
  const decision = keepArea(before, published(defaultRating), time);
  return 'state' in decision ? decision.state : undefined;
};

test('defaults count from when they were turned on, whatever is published later', () => {
  const on = kept(undefined, true);
  expect(on?.defaultsFrom).toBe('2026-11-26T01:00:05.000Z');
  expect(kept(on, true, '2027-01-01T00:00:00.000Z')).toEqual(on);
});

test('turned off and on again they count anew', () => {
  const off = kept(kept(undefined, true), false);
  expect(off).not.toHaveProperty('defaultsFrom');
  expect(kept(off, true, '2027-01-01T00:00:00.000Z')?.defaultsFrom).toBe('2027-01-01T00:00:05.000Z');
});
