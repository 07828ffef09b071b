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

test.each([
  ['time', { time: '9999-01-01T00:00:00Z' }],
  ['time', { time: '1899-12-31T00:00:00Z' }],
  ['recordedat', { recordedat: '2299-01-01T00:00:00Z' }],
  ['revision', { revision: 1e300 }],
  ['subject', { subject: 'half \ud83d' }],
])('what the columns of an event cannot hold is refused: %s', (attribute, envelope) => {
  expect(whyUnusable(said(envelope))).toContain(`/${attribute}`);
});

test('what was imported may be older than the hours of tallies', () => {
  const old = { dataset: 'imp-old', time: '1948-01-26T22:59:00Z', recordedat: '1948-01-26T22:59:00Z' };
  expect(whyUnusable(said(old))).toBeUndefined();
});

test.each([
  ['target.set', { value: 1e30 }],
  ['baseline.set', { value: 5, year: -1 }],
  ['area.published', { tripCostCents: 1e30, zone: 'Asia/Shanghai' }],
  ['calendar.published', { ...calendarCn, version: 1e10 }],
  ['calendar.published', { ...calendarCn, coverage: { from: '2026-01-01', to: '9999-12-31' } }],
  ['journal.tallied', { hours: [{ hour: '9999-01-01T00:00:00Z', count: 1 }] }],
])('reference data beyond what is counted with are refused: %s', (type, data) => {
  expect(whyUnusable(make.event('intake', 'x', type, '2026-01-01T00:00:00Z', data))).toMatch(/^\/data /);
});
