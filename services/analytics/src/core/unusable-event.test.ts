import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { expect, test } from 'vitest';
import { eventMaker } from '../../test/event-maker.ts';
import { whyUnusable } from './unusable-event.ts';

const make = eventMaker('live');
const published = (data: Record<string, unknown>) =>
  make.event('approval', 'cn', 'calendar.published', '2026-01-01T00:00:00Z', { ...calendarCn, ...data });

test('a calendar that can be counted with is taken', () => {
  expect(whyUnusable(published({}))).toBeUndefined();
});

test('a calendar whose coverage ends before it begins is refused with a reason', () => {
  expect(whyUnusable(published({ coverage: { from: '2026-12-31', to: '2026-01-01' } }))).toMatch(/^\/data ./);
});

test('shifts that overlap are refused with a reason', () => {
  const overlapping = {
    '*': [
      ['09:00', '12:00'],
      ['11:00', '17:00'],
    ],
  };
  expect(whyUnusable(published({ officeHours: overlapping }))).toMatch(/^\/data ./);
});

const said = (envelope: object) => ({
  ...make.event('approval', 'case-1', 'case.refused', '2026-01-01T00:00:00Z', { reason: 'incomplete' }),
  ...envelope,
});

test('what the warehouse or a clock would choke on is refused with a reason', () => {
  expect(whyUnusable(said({ zone: 'Nowhere/At-All' }))).toMatch(/^\/data ./);
  expect(whyUnusable(said({ time: '2026-01-01t00:00:00z' }))).toMatch(/^\/time ./);
  expect(whyUnusable(said({ time: '2016-12-31T23:59:60Z' }))).toMatch(/^\/time ./);
  expect(whyUnusable(said({ sequence: 2 ** 32 }))).toMatch(/^\/sequence ./);
  expect(
    whyUnusable(said({ zone: 'Europe/Amsterdam', time: '2026-01-01T00:00:00.123456789+08:00' })),
  ).toBeUndefined();
});
