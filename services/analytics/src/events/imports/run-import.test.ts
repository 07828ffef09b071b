import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ImportMap } from '@haoban/contracts/import-map';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore, run } from '../../../test/import-store.ts';

let spoolDir = '';
beforeAll(async () => {
  spoolDir = await mkdtemp(join(tmpdir(), 'haoban-import-'));
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
const trace = (id: string, hour = '10'): string => `
  <trace><string key="concept:name" value="${id}"/>
    <event><string key="concept:name" value="办理 &amp; 审查"/><date key="time:timestamp" value="2024-03-01T${hour}:00:00+08:00"/></event>
  </trace>`;
const xes = (...traces: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">${traces.join('')}</log>`;
const ocel = (...ids: string[]): string =>
  JSON.stringify({
    objects: ids.map((id) => ({ id, type: 'case' })),
    events: ids.map((id) => ({
      id: `e-${id}`,
      type: '办理',
      time: '2024-03-01T10:00:00+08:00',
      relationships: [{ objectId: id, qualifier: 'case' }],
    })),
    objectTypes: [],
    eventTypes: [],
  });
const event = (n: number, type = 'case.withdrawn.v1'): string =>
  JSON.stringify({
    specversion: '1.0',
    id: `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    source: 'haoban/approval',
    type,
    time: '2026-03-02T01:00:00.000Z',
    subject: 'C-1',
    sequence: n,
    dataset: 'live',
    region: '320200',
    data: { reason: 'a\u2028b' },
  });

test('the format is told by content, plain or gzipped, in whatever chunks it comes', async () => {
  const files = {
    events: `${event(1)}\n`,
    xes: xes(trace('C-1')),
    csv: 'no,taken,done\nC-1,2024-03-01,\n',
    ocel: ocel('C-1'),
  };
  for (const [format, file] of Object.entries(files)) {
    for (const bytes of [Buffer.from(file), Buffer.from(`\uFEFF${file}`), gzipSync(file)]) {
      const report = await run(
        createStore(spoolDir),
        bytes,
        format === 'csv' ? { map, chunk: 1 } : { chunk: 1 },
      );
      expect(report).toMatchObject({ format, refusedCount: 0, duplicates: 0 });
      expect(report.taken).toBe(report.read.events);
    }
  }
});

test('the same file twice changes nothing: every event of the second is a duplicate', async () => {
  const store = createStore(spoolDir);
  const file = xes(trace('C-1'), trace('C-2'));
  const first = await run(store, file);
  const ids = [...store.events.keys()];
  expect(first).toMatchObject({
    taken: 6,
    duplicates: 0,
    read: { cases: 2, events: 6 },
    revision: Date.parse('2024-03-01T02:00:00Z'),
  });
  expect(await run(store, gzipSync(file))).toMatchObject({ taken: 0, duplicates: 6 });
  expect([...store.events.keys()]).toEqual(ids);
});

test('a newer snapshot is published whole, what did not change included', async () => {
  const store = createStore(spoolDir);
  await run(store, xes(trace('C-1')));
  expect(await run(store, xes(trace('C-1')), { asOfMs: Date.parse('2024-04-01T00:00:00Z') })).toMatchObject({
    taken: 3,
    duplicates: 0,
  });
});

test('a trace twice in one file is a duplicate; with other content it is refused', async () => {
  expect(await run(createStore(spoolDir), xes(trace('C-1'), trace('C-1')))).toMatchObject({
    taken: 3,
    duplicates: 3,
    refusedCount: 0,
  });
  expect(await run(createStore(spoolDir), xes(trace('C-1'), trace('C-1', '11')))).toMatchObject({
    taken: 3,
    duplicates: 0,
    refusedCount: 1,
  });
});

test('a bad line is refused alone with its number; the others are taken', async () => {
  const store = createStore(spoolDir);
  const report = await run(
    store,
    [event(1), 'oops', '', event(2), event(3, 'case.eaten.v1'), event(1)].join('\r\n'),
  );
  expect(report).toMatchObject({ read: { lines: 5, events: 3 }, taken: 2, duplicates: 1, refusedCount: 2 });
  expect(report.refused.map(({ line }) => line)).toEqual([2, 5]);
  expect([...store.events.values()].map(({ data }) => data['reason'])).toEqual(['a\u2028b', 'a\u2028b']);
});

test('a bad trace is refused alone with its line', async () => {
  const report = await run(
    createStore(spoolDir),
    xes(trace('C-1'), trace('C-2', '99'), trace(''), trace('C-3')),
  );
  expect(report).toMatchObject({ taken: 6, refused: [{ line: 5 }, { line: 8 }] });
});

test('only the first 1,000 refusals are listed, all are counted', async () => {
  const report = await run(createStore(spoolDir), `{}\n${'{\n'.repeat(1_500)}`, { chunk: 1_000 });
  expect(report.refusedCount).toBe(1_501);
  expect(report.refused).toHaveLength(1_000);
});

const manyTraces = Array.from({ length: 40 }, (_, n) => trace(`C-${n}`));
const whole = Buffer.from(xes(...manyTraces));
const packed = gzipSync(whole);
const cut = (bytes: Buffer, share: number): Buffer => bytes.subarray(0, Math.floor(bytes.length * share));

test.each<[string, Buffer]>([
  ...[0.01, 0.3, 0.5, 0.77, 0.999].map((share): [string, Buffer] => [
    `XML cut at ${share}`,
    cut(whole, share),
  ]),
  ...[0.05, 0.3, 0.5, 0.77, 0.999].map((share): [string, Buffer] => [
    `gzip cut at ${share}`,
    cut(packed, share),
  ]),
  ['gzip of two bytes', packed.subarray(0, 2)],
  ['gzip with a damaged middle', Buffer.from(packed).fill(0x55, 60, 90)],
  ['XML with a crossed tag', Buffer.from(xes(trace('C-1'), '<trace></event>'))],
  ['another document', Buffer.from('<html></html>')],
  ['no UTF-8', Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])],
  ['UTF-8 cut in a character', Buffer.from('{"a":"好').subarray(0, -1)],
  ['a CSV with an open quote', Buffer.from('no,taken,done\nC-1,2024-03-01,\nC-2,"2024')],
  ['an empty file', Buffer.alloc(0)],
])('a broken file is refused whole and nothing is left of it: %s', async (name, bytes) => {
  const store = createStore(spoolDir);
  const refused = run(store, bytes, name.includes('CSV') ? { map } : {});
  await expect(refused).rejects.toMatchObject({ code: 'import_broken' });
  expect(store.events.size).toBe(0);
  expect(await readdir(spoolDir)).toEqual([]);
});

test('a dry run reports what would be taken, publishes nothing and binds no map', async () => {
  const store = createStore(spoolDir);
  expect(await run(store, xes(trace('C-1')), { dryRun: true })).toMatchObject({ taken: 3, dryRun: true });
  expect(store.events.size).toBe(0);
  expect(await run(store, 'no,taken,done\nC-1,2024-03-01,', { map })).toMatchObject({ taken: 2 });
});

test('a file by another map is refused, also when the data set was claimed while it was read', async () => {
  const store = createStore(spoolDir);
  await run(store, xes(trace('C-1')));
  await expect(run(store, 'no,taken,done\nC-1,2024-03-01,', { map })).rejects.toMatchObject({
    code: 'import_map_other',
  });
});

test('a map that does not fit the file is refused before anything is published', async () => {
  const store = createStore(spoolDir);
  await expect(run(store, 'no,taken\nC-1,2024-03-01', { map })).rejects.toMatchObject({
    code: 'import_map_invalid',
  });
  await expect(run(store, event(1), { map })).rejects.toMatchObject({ code: 'import_map_invalid' });
  expect(store.events.size).toBe(0);
});

test('at most 1,000 events are in flight', async () => {
  const store = createStore(spoolDir);
  const traces = Array.from({ length: 1_200 }, (_, n) => trace(`C-${n}`));
  expect(await run(store, xes(...traces), { chunk: 65_536 })).toMatchObject({ taken: 3_600 });
  expect(store.maxInFlight()).toBe(1_000);
});

test('an outage while publishing says that the import may be repeated', async () => {
  const down = { ...createStore(spoolDir), publish: () => Promise.reject(new Error('no stream')) };
  await expect(run(down, xes(trace('C-1')))).rejects.toMatchObject({ code: 'unavailable' });
});

test('a file over the limit is refused by its unpacked size', async () => {
  await expect(run({ ...createStore(spoolDir), maxBytes: 1_000 }, packed)).rejects.toMatchObject({
    code: 'too_large',
  });
});
