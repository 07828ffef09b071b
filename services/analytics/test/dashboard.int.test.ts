import { readFileSync } from 'node:fs';
import type { Envelope } from '@haoban/contracts/envelope';
import { figure } from '@haoban/indicators/answer';
import { findIndicator } from '@haoban/indicators/catalogue';
import { testStack } from '@haoban/local-stack/test-stack';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { referenceData } from '@haoban/simulator/reference-data';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { completeQuestion } from '../src/core/question.ts';
import { createAnswers } from '../src/db/answers.ts';
import { applyDdl } from '../src/db/apply-ddl.ts';
import { openWarehouse } from '../src/db/clickhouse.ts';
import { writeBatch } from '../src/db/write-batch.ts';
import { createZoneTable } from '../src/db/zone-table.ts';
import { published } from './event-maker.ts';
import { expandPanel, type Chosen } from './expand-panel.ts';

type Panel = { title: string; type: string; targets?: { refId: string; rawSql: string }[] };
type Dashboard = {
  panels: Panel[];
  templating: { list: { name: string; type: string; query: string; allValue?: string }[] };
};
type Answer = { meta: { name: string; type: string }[]; data: Record<string, unknown>[] };

const dashboard: Dashboard = JSON.parse(
  readFileSync(new URL('../../../dashboards/leaders-overview.json', import.meta.url), 'utf8'),
);
const allValues = Object.fromEntries(
  dashboard.templating.list.flatMap(({ name, allValue }) =>
    allValue === undefined ? [] : [[name, allValue]],
  ),
);
const queries = dashboard.panels.flatMap((panel) => {
  // the indicator whose answer a figure leads to
  const id = /indicators\/(\w+)\?/.exec(JSON.stringify(panel))?.[1] ?? '';
  const { title, type, targets = [] } = panel;
  return targets.map(({ refId, rawSql }) => ({ id, title, type, refId, rawSql }));
});
const figures = queries.filter(({ id }) => id !== '');
const series = queries.filter(({ type }) => type === 'timeseries');
const tables = queries.filter(({ type }) => type === 'table');
const notice = queries.find(({ type, id }) => type === 'stat' && id === '');

const fromTheMorning = '2026-10-12T00:00:00.000Z';
const reference = published(fromTheMorning);

const day = [...simulateHallDay({ ...demoDay, visitors: 60, dataset: 'live' })];
const filedInTheFirstHour = day.filter(
  ({ source, recordedat }) => source === 'haoban/intake' && recordedat.startsWith('2026-10-12T01'),
);
const tally = {
  hours: [{ hour: '2026-10-12T01:00:00Z', count: filedInTheFirstHour.length, xor: '0'.repeat(32) }],
};
const world: Envelope[] = [
  ...referenceData.areas.map((area) => reference('intake', 'area.published.v1', area.code, area)),
  ...referenceData.orgs.map((org) => reference('intake', 'org.published.v1', org.code, org)),
  ...referenceData.items.map((item) => reference('intake', 'item.published.v1', item.code, item)),
  reference('approval', 'calendar.published.v1', 'cn', calendarCn),
  ...day,
  { ...reference('intake', 'journal.tallied.v1', 'intake', tally), time: '2026-10-12T03:00:00.000Z' },
];

// The database the read-only user may read is the suite's own; no other test uses it on the shared server.
const warehouse = openWarehouse(testStack().clickhouse.url);

beforeAll(async () => {
  await applyDdl(warehouse, '');
  await writeBatch(warehouse, createZoneTable(warehouse), world, true);
});
afterAll(() => warehouse.client.close());

const everything: Chosen = {
  variables: { dataset: 'live' },
  from: new Date('2025-12-31T16:00:00.000Z'),
  to: new Date('2026-11-20T04:30:00.000Z'),
};

/** Asks as Grafana's plugin does: as the read-only user, who may set no more than a time limit. */
async function ask(rawSql: string, chosen: Chosen): Promise<Answer> {
  const { origin, username, password, pathname } = new URL(testStack().clickhouse.readerUrl);
  const response = await fetch(`${origin}/?database=${pathname.slice(1)}&max_execution_time=30`, {
    method: 'POST',
    headers: { 'x-clickhouse-user': username, 'x-clickhouse-key': password },
    body: `${expandPanel(rawSql, allValues, chosen)}\nformat JSON`,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text);
}

/** What the API answers to the words a figure leads to. */
async function answerOf(id: string, words: unknown): Promise<number | null> {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new Error(`no indicator ${id}`);
  const {
    dataset = '',
    from = '',
    to = '',
    asOf = '',
    ...filters
  } = Object.fromEntries(new URLSearchParams(String(words)));
  const completed = completeQuestion(
    indicator,
    { dataset, from, to, asOf, filters },
    'Asia/Shanghai',
    Date.now(),
  );
  if ('faults' in completed) throw new Error(JSON.stringify(completed.faults));
  return figure(indicator, await createAnswers(warehouse).total(indicator, completed.question)).value;
}

const rounded = (value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(12)) : value;
const isNumber = (type: string | undefined): boolean => /^(Nullable\()?U?(Int|Float)\d+\)?$/.test(type ?? '');
const typesOf = ({ meta }: Answer) => new Map(meta.map(({ name, type }) => [name, type]));

test.each(figures)(
  '$id: one number, and it equals the answer of the API it leads to',
  async ({ id, rawSql }) => {
    const answer = await ask(rawSql, everything);
    expect(isNumber(typesOf(answer).get('value'))).toBe(true);
    const [row] = answer.data;
    expect(row?.['value']).toEqual(expect.any(Number));
    expect(rounded(row?.['value'])).toBe(await answerOf(id, row?.['question']));
  },
);

test.each(['on_time_promised', 'good_rate', 'completeness'])(
  '%s equals the answer of the API under every filter',
  async (id) => {
    const variables = {
      dataset: 'live',
      region: '3202',
      org: '320281-ms',
      item: 'trader-registration',
      channel: 'window',
    };
    const rawSql = figures.find((known) => known.id === id)?.rawSql ?? '';
    const [row] = (await ask(rawSql, { ...everything, variables })).data;
    expect(row?.['value']).toEqual(expect.any(Number));
    expect(rounded(row?.['value'])).toBe(await answerOf(id, row?.['question']));
  },
);

test.each(series)('$title, $refId: numbers over time', async ({ rawSql }) => {
  const answer = await ask(rawSql, everything);
  const types = typesOf(answer);
  expect([types.get('time'), isNumber(types.get('value'))]).toEqual(["DateTime('Asia/Shanghai')", true]);
  expect(answer.data).toContainEqual({ time: '2026-10-01 00:00:00', value: expect.any(Number) });
});

test.each(tables)('$title: a named organisation a row, numbers beside it', async ({ rawSql }) => {
  const answer = await ask(rawSql, everything);
  const [first, ...others] = answer.meta;
  expect([first?.name, first?.type]).toEqual(['organisation', 'String']);
  expect(others.every(({ type }) => isNumber(type))).toBe(true);
  expect(answer.data.map(({ organisation }) => organisation)).toContain('江阴市市场监督管理局');
});

test.each([
  ['live', '实时数据 live data · live · 2026-01-01 至 to 2026-11-20 · 截至 as of 2026-'],
  ['sim-demo', '模拟数据'],
  ['imp-receipt', '导入数据'],
  ["it's", "it's"],
])('the notice of %s says what kind of data it is', async (dataset, words) => {
  const [row] = (await ask(notice?.rawSql ?? '', { ...everything, variables: { dataset } })).data;
  expect(row?.['notice']).toContain(words);
});

test('no panel is left out of these tests', () => {
  expect(figures.length + series.length + tables.length + 1).toBe(queries.length);
});

test.each(dashboard.templating.list.filter(({ type }) => type === 'query'))(
  'the choices of $name can be read, with names',
  async ({ query }) => {
    const { data } = await ask(query, everything);
    expect(data.length).toBeGreaterThan(0);
    for (const { value, text } of data) if (value !== undefined) expect(text).not.toBe('');
  },
);
