// Times every query of every dashboard against a warehouse, as Grafana asks them:
// pnpm --filter @haoban/analytics panel-bench --url http://USER:PASSWORD@HOST:PORT/haoban [--dataset sim-load] [--runs 5]
//   [--from 2025-01-01] [--to 2026-01-01] [--set org=CODE] [--json]
import { parseArgs } from 'node:util';
import { allValues, panelQueries, type PanelQuery, variableQueries } from '../test/dashboard-json.ts';
import { expandPanel, type Chosen } from '../test/expand-panel.ts';
import { quantile, type Timed, timesByBoard } from './panel-times.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    dataset: { type: 'string', default: 'live' },
    runs: { type: 'string', default: '5' },
    from: { type: 'string' },
    to: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
  },
});
const { url } = values;
if (url === undefined) {
  console.error('panel-bench: name the warehouse with --url http://USER:PASSWORD@HOST:PORT/haoban');
  process.exit(2);
}
const { origin, username, password, pathname } = new URL(url);
const runs = Number(values.runs);
const atOnce = 6;

async function ask(sql: string): Promise<{ ms: number; text: string }> {
  const start = performance.now();
  const response = await fetch(`${origin}/?database=${pathname.slice(1)}`, {
    method: 'POST',
    headers: { 'x-clickhouse-user': username, 'x-clickhouse-key': password },
    body: sql,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${text.slice(0, 400)}\n${sql.slice(0, 400)}`);
  return { ms: performance.now() - start, text: text.trim() };
}

const day = (text: string | undefined, otherwise: Date): Date =>
  text === undefined ? otherwise : new Date(`${text}T00:00:00+08:00`);
const now = new Date();
const newest = await ask(
  `select subject from case_facts_v1 where dataset = '${values.dataset}' and is_ended limit 1 format TSV`,
);
const said: Record<string, string> = {};
for (const pair of values.set) {
  const [name = '', value = ''] = pair.split('=', 2);
  said[name] = value;
}
const chosen: Chosen = {
  variables: {
    dataset: values.dataset,
    caseId: newest.text,
    ...said,
  },
  from: day(values.from, new Date(Date.UTC(now.getUTCFullYear(), 0, 1))),
  to: day(values.to, now),
};
const sqlOf = ({ rawSql }: PanelQuery): string => expandPanel(rawSql, allValues, chosen);

/** How long a dashboard takes to fill, its queries asked a few at a time as a browser does. */
async function loadTime(queries: readonly PanelQuery[]): Promise<number> {
  const waiting = [...queries];
  const start = performance.now();
  const worker = async (): Promise<void> => {
    for (let query = waiting.shift(); query !== undefined; query = waiting.shift())
      await ask(`${sqlOf(query)}\nformat Native`);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return performance.now() - start;
}

const queries = [...panelQueries, ...variableQueries];
const timed: Timed[] = [];
for (const query of queries) {
  const { ms: planning } = await ask(`explain ${sqlOf(query)}`);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push((await ask(`${sqlOf(query)}\nformat Native`)).ms);
  timed.push({ query, planning, times });
}
const loads = new Map<string, number>();
for (const [board, ofBoard] of Map.groupBy(queries, (query) => query.board))
  loads.set(board, await loadTime(ofBoard));

const boards = timesByBoard(timed, loads);
const slowest = timed
  .map(({ query: { board, title, refId }, planning, times }) => ({
    ms: Math.round(quantile(times, 0.5)),
    worst: Math.round(Math.max(...times)),
    planning: Math.round(planning),
    query: `${board} · ${title} · ${refId}`,
  }))
  .toSorted((a, b) => b.ms - a.ms)
  .slice(0, 10);
if (values.json) console.log(JSON.stringify({ dataset: values.dataset, runs, boards, slowest }));
else {
  console.table(boards);
  console.table(slowest);
}
