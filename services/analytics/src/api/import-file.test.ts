import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Envelope } from '@haoban/contracts/envelope';
import { createHttp, type Http } from '@haoban/service-kit/http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ImportParts } from '../events/imports/run-import.ts';
import { importFile, importProblems } from './import-file.ts';

const events = new Map<string, Envelope>();
const maps = new Map<string, string>();
let roles = ['analyst'];
let app: Http;
let url = '';

const parts: ImportParts = {
  claimDataSet: async (dataset, hash, keep) => {
    const held = maps.get(dataset);
    if (held !== undefined) return held === hash ? 'same' : 'other';
    if (keep) maps.set(dataset, hash);
    return 'claimed';
  },
  knownIds: async (asked) => new Set(asked.map(({ id }) => id).filter((id) => events.has(id))),
  publish: async (event) => events.set(event.id, event),
  settled: async () => undefined,
  spoolDir: tmpdir(),
};

beforeAll(async () => {
  const check = async () => ({ id: 'u', name: 'u', roles, areas: [], org: undefined });
  app = await createHttp({
    service: 'analytics',
    title: 'Analytics',
    check,
    problems: importProblems,
    parts: [],
    readings: [],
    logLevel: 'silent',
  });
  importFile(app, parts);
  url = `${await app.listen({ port: 0 })}/api/analytics/imports`;
});
afterAll(() => app.close());
beforeEach(() => {
  events.clear();
  maps.clear();
  roles = ['analyst'];
});

const map = {
  name: 'm',
  version: 1,
  zone: 'Asia/Shanghai',
  calendar: 'none',
  case: { id: 'no', acceptance: 'taken' },
  csv: { rows: 'case' },
};
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const post = (
  query: Record<string, string>,
  body: Uint8Array | string = 'no,taken\nC-1,2024-03-01\nC-2,soon\n',
) =>
  fetch(`${url}?${new URLSearchParams(query).toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
const lastLine = async (response: Response): Promise<unknown> =>
  JSON.parse((await response.text()).trimEnd().split('\n').at(-1) ?? '');

test('a file is answered with JSON Lines that end with its report', async () => {
  const response = await post({ dataset: 'imp-a', map: encode(map) });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
  expect(await lastLine(response)).toMatchObject({
    report: {
      dataset: 'imp-a',
      format: 'csv',
      taken: 2,
      duplicates: 0,
      refused: [{ line: 3, reason: 'taken is no time: soon' }],
    },
  });
  expect(events.size).toBe(2);
});

test('a dry run by query publishes nothing', async () => {
  const response = await post({ dataset: 'imp-a', map: encode(map), dryRun: 'true' });
  expect(await lastLine(response)).toMatchObject({ report: { taken: 2, dryRun: true } });
  expect(events.size).toBe(0);
});

test.each([
  [{ dataset: 'live' }, 422, 'import_dataset_refused'],
  [{ dataset: 'imp-A' }, 422, 'import_dataset_refused'],
  [{ dataset: 'imp-a', map: '%%%' }, 422, 'import_map_invalid'],
  [{ dataset: 'imp-a', map: encode({ ...map, zone: 'Mars' }) }, 422, 'import_map_invalid'],
  [{ dataset: 'imp-a', asOf: 'yesterday' }, 400, 'invalid_request'],
  [{ dataset: 'imp-a', colour: 'red' }, 400, 'invalid_request'],
])('what is wrong before reading is a plain problem: %j', async (query, status, code) => {
  const response = await post(query, gzipSync(Buffer.alloc(3_000_000, 'x')));
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ code, status });
  expect(events.size).toBe(0);
});

test('a second map for a data set is a conflict; the first one is welcome again', async () => {
  await (await post({ dataset: 'imp-a', map: encode(map) })).text();
  const other = await post({ dataset: 'imp-a', map: encode({ ...map, version: 2 }) });
  expect([other.status, await other.json()]).toMatchObject([409, { code: 'import_map_other' }]);
  const again = await post({ dataset: 'imp-a', map: encode(map) });
  expect(await lastLine(again)).toMatchObject({ report: { taken: 0, duplicates: 2 } });
});

test('a torn file ends with a problem, though most of it was still on its way', async () => {
  const torn = Buffer.concat([Buffer.from('<log><trace></log>'), Buffer.alloc(8_000_000, ' ')]);
  const response = await post({ dataset: 'imp-a' }, torn);
  expect(await lastLine(response)).toMatchObject({
    problem: { code: 'import_broken', status: 422, errors: [{ path: 'line 1' }] },
  });
  expect(events.size).toBe(0);
  expect(maps.size).toBe(0);
});

test('other roles may not import', async () => {
  roles = ['citizen'];
  expect((await post({ dataset: 'imp-a' })).status).toBe(403);
});

test('the API reference describes the route', async () => {
  const document = await (await fetch(url.replace('/api/analytics/imports', '/openapi.json'))).text();
  expect(JSON.parse(document)).toMatchObject({
    paths: { '/api/analytics/imports': { post: { tags: ['imports'] } } },
  });
});
