import { expect, test } from 'vitest';
import type { CaseRecord } from './case-record.ts';
import { defaultMaps } from './default-map.ts';
import { createStamp, draftEvents } from './draft-events.ts';
import { snapshotOfCase } from './snapshot-of-case.ts';

const place = { dataset: 'imp-a', region: '-', zone: 'Asia/Shanghai' };
const record = (id: string): CaseRecord => ({
  line: 1,
  attributes: new Map([['concept:name', id]]),
  events: ['a', 'a', 'b'].map((name) => ({
    line: 2,
    attributes: new Map([
      ['concept:name', name],
      ['time:timestamp', '2024-03-01T10:00:00Z'],
    ]),
  })),
});
const drafts = (id: string) => {
  const snapshot = snapshotOfCase(record(id), defaultMaps.xes);
  if ('reason' in snapshot) throw new Error(snapshot.reason);
  const result = draftEvents(place, snapshot.subject, snapshot.events);
  if ('reason' in result) throw new Error(result.reason);
  return result.drafts;
};
const stamped = (revision: number) => [...drafts('C-1'), ...drafts('C-2')].map(createStamp(revision));

test('the same file gives the same ids, each statement its own, equal ones of a case included', () => {
  const ids = stamped(5).map(({ id }) => id);
  expect(new Set(ids).size).toBe(10);
  expect(stamped(5).map(({ id }) => id)).toEqual(ids);
});

test('a newer snapshot repeats no id, so that it can replace the case whole', () => {
  const older = new Set(stamped(5).map(({ id }) => id));
  expect(stamped(6).filter(({ id }) => older.has(id))).toEqual([]);
});

test('sequences run from 1 within a case; revision and recordedat are the instant of the snapshot', () => {
  const events = stamped(1_700_000_000_000);
  expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
  for (const event of events) {
    expect(event).toMatchObject({
      ...place,
      revision: 1_700_000_000_000,
      recordedat: '2023-11-14T22:13:20.000Z',
      source: 'haoban/import',
      region: '-',
    });
    expect(event.id[14]).toBe('8');
  }
});

test('a case id over 64 characters refuses the case', () => {
  const snapshot = snapshotOfCase(record('x'.repeat(65)), defaultMaps.xes);
  if ('reason' in snapshot) throw new Error(snapshot.reason);
  expect(draftEvents(place, snapshot.subject, snapshot.events)).toEqual({
    reason: expect.stringContaining('/subject'),
  });
});
