import { expect, test } from 'vitest';
import { referenceOf } from './reference.ts';
import { rowHead } from './row-head.ts';
import { subjectEvents, type FactEvent } from './subject-events.ts';

const snapshotMs = Date.parse('2026-11-01T00:00:00Z');
const event = (id: string, revision: number): FactEvent => ({
  id,
  type: 'case.submitted.v1',
  timeMs: snapshotMs - 1_000,
  revision,
  rank: 0,
  sequence: 1,
  region: '-',
  zone: '',
  data: {},
});
const versionOf = (events: readonly FactEvent[], reference = 0): number =>
  Number(
    rowHead(subjectEvents('imp-a', 's', events), referenceOf(undefined, undefined, reference), '')['version'],
  );

test('a newer snapshot wins also where it only leaves out what an older one said', () => {
  const older = [event('a', snapshotMs), event('b', snapshotMs)];
  const newer = event('a', snapshotMs + 1);
  expect(versionOf([...older, newer])).toBeGreaterThan(versionOf(older));
  // The warehouse may have forgotten that the older one said the same.
  expect(versionOf([event('b', snapshotMs), newer])).toBe(versionOf([...older, newer]));
});

test('whatever is added makes a row newer, and its version stays a number that is kept exactly', () => {
  const some = [event('a', snapshotMs)];
  expect(versionOf([...some, event('b', snapshotMs)])).toBeGreaterThan(versionOf(some, 1_000_000));
  expect(versionOf(some, 1)).toBeGreaterThan(versionOf(some));
  const many = Array.from({ length: 1_000 }, (_, n) => event(String(n), Date.UTC(2299, 0)));
  expect(Number.isSafeInteger(versionOf(many, 2 ** 31))).toBe(true);
});
