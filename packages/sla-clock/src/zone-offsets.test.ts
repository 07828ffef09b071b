import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetSecondsAt, zoneOffsets } from './zone-offsets.ts';

const seconds = (instant: string) => Date.parse(instant) / 1000;

test('a zone that never changed has one offset', () => {
  expect(zoneOffsets('Asia/Shanghai', 1992, 2030)).toEqual([
    { from: seconds('1992-01-01T00:00:00Z'), offsetSeconds: 28_800 },
  ]);
});

test('summer time starts and ends at its second', () => {
  expect(zoneOffsets('Europe/Amsterdam', 2026, 2026)).toEqual([
    { from: seconds('2026-01-01T00:00:00Z'), offsetSeconds: 3600 },
    { from: seconds('2026-03-29T01:00:00Z'), offsetSeconds: 7200 },
    { from: seconds('2026-10-25T01:00:00Z'), offsetSeconds: 3600 },
  ]);
});

test('the summer times of 1986-1991 in Shanghai are known', () => {
  const offsets = zoneOffsets('Asia/Shanghai', 1985, 1992);
  expect(offsets).toHaveLength(13);
  expect(offsets[1]).toEqual({ from: seconds('1986-05-03T18:00:00Z'), offsetSeconds: 32_400 });
});

test('offsets west of Greenwich and of odd minutes and seconds are read whole', () => {
  expect(zoneOffsets('America/St_Johns', 2026, 2026)[0]?.offsetSeconds).toBe(-12_600);
  expect(zoneOffsets('Asia/Shanghai', 1880, 1880)[0]?.offsetSeconds).toBe(29_143);
});

test('the cached offset equals the clock on the wall', () => {
  const zones = ['Asia/Shanghai', 'Europe/Amsterdam', 'America/Los_Angeles', 'Australia/Lord_Howe', 'UTC'];
  const instants = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2040, 0) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (zone, instantMs) => {
      const wall = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      const local = new Date(instantMs + offsetSecondsAt(instantMs, zone) * 1000);
      expect(wall.format(instantMs)).toBe(local.toISOString().slice(0, 19).replace('T', ' '));
    }),
  );
});
