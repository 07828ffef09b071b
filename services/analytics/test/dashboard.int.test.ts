import { figure } from '@haoban/indicators/answer';
import { findIndicator, indicators } from '@haoban/indicators/catalogue';
import type { Indicator } from '@haoban/indicators/definition';
import { testStack } from '@haoban/local-stack/test-stack';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completeQuestion, type Question } from '../src/core/question.ts';
import { createAnswers } from '../src/db/answers.ts';
import { applyDdl } from '../src/db/apply-ddl.ts';
import { openWarehouse } from '../src/db/clickhouse.ts';
import { createRollUp } from '../src/db/roll-up.ts';
import { writeBatch } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { ask, everything, filtered } from './ask-panel.ts';
import { alertQueries, panelQueries, type PanelQuery, variableQueries } from './dashboard-json.ts';
import { dashboardWorld } from './dashboard-world.ts';
import type { Chosen } from './expand-panel.ts';

// The database the read-only user may read is the suite's own; no other test uses it on the shared server.
const warehouse = openWarehouse(testStack().clickhouse.url);
const parts = createWriteParts(warehouse);
// The API's answers out of the rows alone, whatever has been summed.
const answers = createAnswers(warehouse, { ...parts.pasts, ensure: () => Promise.resolve(true) });

beforeAll(async () => {
  await applyDdl(warehouse, '');
  await writeBatch(parts, dashboardWorld, true);
});
afterAll(() => warehouse.client.close());

const known = (id: string): Indicator => {
  const found = findIndicator(id);
  if (found === undefined) throw new Error(`no indicator ${id}`);
  return found;
};

/** The question that the words of a figure's link ask the API. */
function questionOf(indicator: Indicator, words: unknown, by = ''): Question {
  const said = Object.fromEntries(new URLSearchParams(String(words)));
  const { dataset = '', from = '', to = '', asOf = '', ...filters } = said;
  expect(Math.abs(Date.now() - Date.parse(asOf))).toBeLessThan(3_600_000);
  const asked = { dataset, from, to, asOf, filters, ...(by === '' ? {} : { by }) };
  const completed = completeQuestion(indicator, asked, 'Asia/Shanghai', Date.now());
  if ('faults' in completed) throw new Error(JSON.stringify(completed.faults));
  return completed.question;
}

// Panels show money in yuan; a quotient is rounded by the API alone.
const published = ({ unit }: Indicator, value: number | null): number | null =>
  value !== null && unit === 'cents' ? value / 100 : value;
const shown = (value: unknown): unknown => {
  const number = value === null ? null : Number(value);
  return number === null ? null : Number(number.toPrecision(12));
};
const isNumber = (type: string | undefined): boolean => /^(Nullable\()?U?(Int|Float)\d+\)?$/.test(type ?? '');

const figureQueries = panelQueries.filter(({ type, ids }) => type === 'stat' && ids.length > 0);
const distinct = (queries: readonly PanelQuery[]): PanelQuery[] => [
  ...new Map(queries.map((query) => [query.rawSql, query])).values(),
];

// What the figure of an indicator said, and the words of the question it leads to.
const seen = new Map<string, { value: unknown; words: unknown }>();

/** The figures of one query, and what the API answers to the question each leads to. */
async function figuresAndAnswers({ rawSql, ids }: PanelQuery, chosen: Chosen) {
  const { data, meta } = await ask(rawSql, chosen);
  const [row = {}] = data;
  expect(data).toHaveLength(1);
  const answered: [string, number | null][] = [];
  for (const id of ids) {
    expect([id, isNumber(meta.find(({ name }) => name === id)?.type)]).toEqual([id, true]);
    const sums = await answers.total(known(id), questionOf(known(id), row['question']));
    answered.push([id, published(known(id), figure(known(id), sums).value)]);
    if (chosen === everything) seen.set(id, { value: row[id], words: row['question'] });
  }
  return { figures: ids.map((id) => [id, shown(row[id])]), answered };
}

describe('before anything is summed by day', () => {
  test.each(distinct(figureQueries).filter(({ board }) => board === 'leaders-overview'))(
    '$ids: the figures are the answers of the API',
    async (query) => {
      const { figures, answered } = await figuresAndAnswers(query, everything);
      expect(figures).toEqual(answered);
    },
  );
});

describe('when days are summed', () => {
  beforeAll(async () => {
    await createRollUp(warehouse, 0)();
  });

  test.each(distinct(figureQueries))(
    '$board, $ids: the figures are the answers of the API',
    async (query) => {
      const { figures, answered } = await figuresAndAnswers(query, everything);
      expect(figures).toEqual(answered);
    },
  );

  test('every indicator is a figure somewhere, and this world has something to say of most', () => {
    expect(indicators.filter(({ id }) => !seen.has(id)).map(({ id }) => id)).toEqual([]);
    expect([...seen.values()].filter(({ value }) => value !== null).length).toBeGreaterThan(60);
  });

  test.each(distinct(figureQueries).filter(({ board }) => ['leaders-overview', 'hall-now'].includes(board)))(
    '$ids: the same under every filter',
    async (query) => {
      const { figures, answered } = await figuresAndAnswers(query, filtered);
      expect(figures).toEqual(answered);
    },
  );

  test.each(distinct(panelQueries.filter(({ by }) => by !== '')))(
    '$board, $title, $refId: every row is the answer of the API to its group',
    async ({ rawSql, ids, by }) => {
      const { data, meta } = await ask(rawSql, everything);
      expect(meta.map(({ name }) => name)).toEqual(expect.arrayContaining(['code', ...ids]));
      for (const id of ids) {
        const groups = await answers.groups(known(id), questionOf(known(id), seen.get(id)?.words, by));
        const values = groups.map(
          ({ group: [code = ''], sums }) =>
            [code, published(known(id), figure(known(id), sums).value)] as const,
        );
        const said = (value: unknown): boolean => value !== null && value !== 0;
        expect([
          id,
          data.map((row) => [row['code'], shown(row[id])]).filter(([, value]) => said(value)),
        ]).toEqual([id, values.filter(([code, value]) => code !== '' && said(value))]);
      }
    },
  );

  test.each(distinct(panelQueries.filter(({ type }) => type === 'timeseries')))(
    '$board, $title, $refId: numbers over time',
    async ({ rawSql, ids }) => {
      const { meta, data } = await ask(rawSql, everything);
      expect(meta[0]).toEqual({ name: 'time', type: expect.stringMatching(/^DateTime/) });
      for (const id of ids)
        expect([id, isNumber(meta.find(({ name }) => name === id)?.type)]).toEqual([id, true]);
      expect(data.length).toBeGreaterThan(0);
    },
  );

  const rest = panelQueries.filter(({ ids, type }) => ids.length === 0 && type !== 'timeseries');
  test.each(distinct(rest))(
    '$board, $title: a list or reading that the read-only user may read',
    async ({ rawSql }) => {
      const { meta } = await ask(rawSql, everything);
      expect(meta.length).toBeGreaterThan(0);
    },
  );

  test.each(distinct(variableQueries))(
    'the choices of $title can be read, with names',
    async ({ rawSql }) => {
      const { data } = await ask(rawSql, everything);
      const unnamed = data.filter(({ value, text }) => value !== undefined && text === '');
      expect(unnamed).toEqual([]);
    },
  );

  test.each(alertQueries)('$title: a number a label', async ({ rawSql }) => {
    const { meta } = await ask(rawSql, everything);
    expect(meta.map(({ type }) => isNumber(type))).toEqual([false, true]);
    expect(meta.at(-1)).toEqual({ name: 'value', type: expect.stringMatching(/Float64/) });
  });
});

test.each([
  ['live', '实时数据 live data · live · 2026-01-01 至 to 2026-12-31 · 截至 as of 2026-'],
  ['sim-demo', '模拟数据'],
  ['imp-receipt', '导入数据'],
  ["it's", "it's"],
])('the notice of %s says what kind of data it is', async (dataset, words) => {
  const notice = panelQueries.find(({ rawSql }) => rawSql.includes('later ratings'));
  const [row] = (await ask(notice?.rawSql ?? '', { ...everything, variables: { dataset } })).data;
  expect(row?.['notice']).toContain(words);
});
