import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportMap } from '@haoban/contracts/import-map';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore, run } from '../../../test/import-store.ts';

let spoolDir = '';
beforeAll(async () => {
  spoolDir = await mkdtemp(join(tmpdir(), 'haoban-logs-'));
});
afterAll(() => rm(spoolDir, { recursive: true }));

const map: ImportMap = {
  name: 'rows',
  version: 1,
  zone: 'Asia/Shanghai',
  calendar: 'cn',
  case: { id: 'no', acceptance: 'taken', decision: 'done' },
  csv: { rows: 'case' },
};
const xes = `<log><trace><string key="concept:name" value="C-1"/>
  <event><string key="concept:name" value="办理"/><date key="time:timestamp" value="2024-03-01T10:00:00+08:00"/></event>
</trace></log>`;
const csv = 'case:concept:name,concept:name,time:timestamp\nC-1,办理,2024-03-01 10:00:00\n';
const ocel = JSON.stringify({
  objects: [{ id: 'C-1', type: 'case' }],
  events: [
    {
      id: 'e',
      type: '办理',
      time: '2024-03-01T10:00:00+08:00',
      relationships: [{ objectId: 'C-1', qualifier: 'case' }],
    },
  ],
});

test('without a map the first event is the acceptance, nothing is decided, and item and office are unknown', async () => {
  for (const text of [xes, csv, ocel]) {
    const store = createStore(spoolDir);
    expect(await run(store, text)).toMatchObject({ taken: 3, refusedCount: 0, flaggedCount: 0 });
    expect([...store.events.values()].map(({ type, time }) => [type, time])).toEqual(
      ['case.submitted.v1', 'case.accepted.v1', 'activity.recorded.v1'].map((type) => [
        type,
        '2024-03-01T02:00:00.000Z',
      ]),
    );
    expect([...store.events.values()].map(({ data }) => data)).toMatchObject([
      { itemCode: '-', org: '-', channel: '-' },
      { item: { code: '-', org: '-' } },
      { activity: '办理' },
    ]);
  }
});

test('a case that is decided before it was accepted is taken, flagged and counted with its negative duration', async () => {
  const store = createStore(spoolDir);
  const report = await run(store, 'no,taken,done\nC-1,2024-03-05,2024-03-01\nC-2,2024-03-01,2024-03-05\n', {
    map,
  });
  expect(report).toMatchObject({ taken: 6, refusedCount: 0, flaggedCount: 1, flagged: [{ line: 2 }] });
  expect([...store.events.values()].map(({ type }) => type)).toContain('case.decided.v1');
});

test('a missing outcome is unknown, which counts as closed', async () => {
  const store = createStore(spoolDir);
  await run(store, 'no,taken,done\nC-1,2024-03-01,2024-03-05\n', { map });
  const decided = [...store.events.values()].find(({ type }) => type === 'case.decided.v1');
  expect(decided?.data).toMatchObject({ outcome: 'unknown' });
});

test('a log that bears events of no case is refused case by case', async () => {
  const native: ImportMap = {
    ...map,
    event: { activity: 'what', time: 'when', type: 'type', data: 'data' },
    case: { id: 'no', region: 'region', zone: 'zone' },
    csv: { rows: 'event' },
  };
  const file = [
    'no,what,when,region,zone,type,data',
    'C-1,x,2024-03-01T00:00:00Z,320281,Europe/Amsterdam,case.withdrawn.v1,"{""reason"":""r""}"',
    'C-2,x,2024-03-01T00:00:00Z,320281,,area.published.v1,{}',
    'C-3,x,2024-03-01T00:00:00Z,320281,,case.withdrawn.v1,oops',
    'C-4,x,2024-03-01T00:00:00Z,320281,Mars,case.withdrawn.v1,"{""reason"":""r""}"',
  ].join('\n');
  const store = createStore(spoolDir);
  const report = await run(store, file, { map: native });
  expect(report.refused.toSorted((a, b) => a.line - b.line)).toEqual([
    { line: 3, reason: 'the event at line 3: area.published.v1 is no event of a case' },
    { line: 4, reason: 'the event at line 4: the payload of case.withdrawn.v1 is no JSON object' },
    { line: 5, reason: 'Mars is no time zone' },
  ]);
  expect([...store.events.values()]).toMatchObject([
    { type: 'case.withdrawn.v1', region: '320281', zone: 'Europe/Amsterdam', data: { reason: 'r' } },
  ]);
});
