import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { eventSubject } from '@haoban/contracts/subjects';
import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventMaker } from './event-maker.ts';
import { simulatedDay } from './simulated-export.ts';
import { startAnalytics, type Analytics } from './start-analytics.ts';

const original = 'sim-day';
const asOf = '&asOf=2026-11-20T00:00:00Z';
let analytics: Analytics;

beforeAll(async () => {
  analytics = await startAnalytics();
  // the calendar of `live` serves every data set that has none of its own
  const calendar = eventMaker('live').calendar();
  const nats = await natsConnection(analytics.nats, 'test');
  const publisher = createPublisher(nats);
  await publisher.publish(eventSubject(calendar), JSON.stringify(calendar), calendar.id);
  publisher.close();
  await nats.close();
  await waitUntil(async () => (await exported('format=events&dataset=live')).length > 0, {
    timeoutMs: 60_000,
    what: 'the calendar to be stored',
  });
  const lines = simulatedDay.map((event) => JSON.stringify(event));
  const { report } = await analytics.importFile(`${lines.join('\n')}\n`, `dataset=${original}`);
  if (report?.taken !== lines.length) throw new Error(JSON.stringify(report));
});
afterAll(() => analytics.stop());

const exported = async (query: string, account = 'analyst'): Promise<Buffer> => {
  const response = await analytics.get(`/api/analytics/exports?${query}`, account);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
};
const mapNamed = (name: string): string =>
  readFileSync(new URL(`../maps/${name}.json`, import.meta.url)).toString('base64url');

// Of ratings those of cases: tickets are rated too, and come back from event files alone.
const figures = [
  'cases_filed',
  'cases_closed',
  'cases_open',
  'cases_open_overdue',
  'on_time_promised',
  'on_time_statutory',
  'on_time_with_backlog',
  'elapsed_days_mean',
  'elapsed_days_p90',
  'span_days_p50',
  'compression_vs_promise',
  'compression_actual',
  'visits_mean',
  'no_visit_cases_strict',
  'good_rate&node=3',
  'rating_rate&node=3',
  'delivery_on_time_rate',
];
const answers = async (dataset: string) => {
  const found = figures.map(async (figure) => {
    const [id = '', filter = ''] = figure.split('&');
    const query = `dataset=${dataset}${asOf}&by=org,channel&${filter}`;
    const { dataset: _, ...answer } = JSON.parse(await analytics.answerText(id, query));
    return [figure, answer] as const;
  });
  return Object.fromEntries(await Promise.all(found));
};

describe('a data set that was exported and imported elsewhere', () => {
  test.each([
    ['events', '', 'imp-events'],
    ['xes', 'haoban-xes', 'imp-xes'],
    ['csv', 'haoban-csv', 'imp-csv'],
    ['ocel', 'haoban-ocel', 'imp-ocel'],
  ])('as %s gives every answer again', async (format, map, dataset) => {
    const file = await exported(`format=${format}&dataset=${original}`);
    const { report } = await analytics.importFile(
      gzipSync(file),
      `dataset=${dataset}${map === '' ? '' : `&map=${mapNamed(map)}`}`,
    );
    expect(report).toMatchObject({ refusedCount: 0, duplicates: 0 });
    if (format === 'events') expect(report?.taken).toBe(simulatedDay.length);
    const before = await answers(original);
    expect(before['cases_closed'].value).toBeGreaterThan(10);
    expect(await answers(dataset)).toEqual(before);
  });

  test('as events, exported again, is the same file but for the name of the data set', async () => {
    const once = await exported(`format=events&dataset=${original}`);
    const again = await exported('format=events&dataset=imp-events');
    expect(again.toString().replaceAll('"imp-events"', `"${original}"`)).toBe(once.toString());
  });
});

test('a table of cases has a row for each case that was filed in the period', async () => {
  const rows = async (query: string): Promise<Record<string, string>[]> =>
    parse(await exported(`format=csv&rows=case&dataset=${original}${query}${asOf}`), {
      bom: true,
      columns: true,
    });
  const filed = simulatedDay.filter(({ type }) => type === 'case.submitted.v1');
  const all = await rows('');
  expect(all.map(({ subject }) => subject)).toEqual(filed.map(({ subject }) => subject).toSorted());
  const closed = await analytics.answer('cases_closed', `dataset=${original}${asOf}`);
  expect(all.filter((row) => row['is_closed'] === '1')).toHaveLength(closed.value ?? -1);
  expect(await rows('&from=2026-10-13')).toEqual([]);
});

test('tables are written as Parquet too', async () => {
  for (const rows of ['case', 'event']) {
    const file = await exported(`format=parquet&rows=${rows}&dataset=${original}`);
    expect(file.toString('latin1', file.length - 4)).toBe('PAR1');
  }
});

test('only analysts and administrators export, in a format there is, for a period that begins before it ends', async () => {
  const status = async (query: string, account?: string) =>
    (await analytics.get(`/api/analytics/exports?${query}`, account)).status;
  expect(await status(`format=events&dataset=${original}`)).toBe(401);
  expect(await status(`format=events&dataset=${original}`, 'leader')).toBe(403);
  expect(await status(`format=docx&dataset=${original}`, 'analyst')).toBe(400);
  expect(await status('format=events&from=2026-02-01&to=2026-01-01', 'analyst')).toBe(400);
  expect(await status('format=events&from=2026-02-31', 'analyst')).toBe(400);
});

test('who leaves in the midst of an export harms nobody', async () => {
  const leaving = new AbortController();
  const response = await fetch(`${analytics.address}/api/analytics/exports?format=ocel&dataset=${original}`, {
    headers: { authorization: `Bearer ${await testToken('analyst')}` },
    signal: leaving.signal,
  });
  leaving.abort();
  await expect(response.text()).rejects.toThrow('aborted');
  expect((await exported(`format=events&dataset=${original}`)).length).toBeGreaterThan(100_000);
  expect(analytics.logs()).not.toContain('"level":60');
});
