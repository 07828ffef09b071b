import { expect, test } from 'vitest';
import { readClocks, readSuspension } from './read-suspension.ts';

const start = '2026-11-03T10:00:00+08:00';

test('null is absent: a suspension of a stage stops both clocks, one of the case has to say which', () => {
  const given = { start, end: null, reason: null, stops: null };
  expect(readSuspension(given, true)).toMatchObject({
    upTo: Infinity,
    reason: 'suspended',
    stops: ['statutory', 'promised'],
  });
  expect(() => readSuspension({ ...given, reason: 'hearing' }, false)).toThrow('stops: is missing');
  expect(() => readClocks({ clocks: null }, 'clocks')).toThrow('clocks: is missing');
});
