// Times every query of every dashboard against a warehouse, as Grafana asks them:
// pnpm --filter @haoban/analytics panel-bench --url http://USER:PASSWORD@HOST:PORT/haoban [--dataset sim-load …] [--runs 5]
//   [--from 2025-01-01] [--to 2026-01-01] [--set org=CODE] [--json]
import { parseArgs } from 'node:util';
import { allValues, panelQueries, type PanelQuery, variableQueries } from '../test/dashboard-json.ts';
import { expandPanel, type Chosen } from '../test/expand-panel.ts';
import { growthOf, slowestOf, type Timed, timesByBoard } from './panel-times.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    dataset: { type: 'string', multiple: true, default: ['live'] },
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
const said: Record<string, string> = {};
for (const pair of values.set) {
  const [name = '', value = ''] = pair.split('=', 2);
  said[name] = value;
}

async function chosenOf(dataset: string): Promise<Chosen> {
  const some = await ask(
    `select subject from case_facts_v1 where dataset = '${dataset}' and is_ended limit 1 format TSV`,
  );
  return {
    variables: { dataset, caseId: some.text, ...said },
    from: day(values.from, new Date(Date.UTC(now.getUTCFullYear(), 0, 1))),
    to: day(values.to, now),
  };
}

const queries = [...panelQueries, ...variableQueries];
type SqlOf = (query: PanelQuery) => string;

/** How long a dashboard takes to fill, its queries asked a few at a time as a browser does. */
async function loadTime(ofBoard: readonly PanelQuery[], sqlOf: SqlOf): Promise<number> {
  const waiting = [...ofBoard];
  const start = performance.now();
  const worker = async (): Promise<void> => {
    for (let query = waiting.shift(); query !== undefined; query = waiting.shift())
      await ask(`${sqlOf(query)}\nformat Native`);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return performance.now() - start;
}

async function timesOf(dataset: string) {
  const chosen = await chosenOf(dataset);
  const sqlOf: SqlOf = ({ rawSql }) => expandPanel(rawSql, allValues, chosen);
  const timed: Timed[] = [];
  for (const query of queries) {
    const { ms: planning } = await ask(`explain ${sqlOf(query)}`);
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push((await ask(`${sqlOf(query)}\nformat Native`)).ms);
    timed.push({ query, planning, times });
  }
  const loads = new Map<string, number>();
  for (const [board, ofBoard] of Map.groupBy(queries, (query) => query.board))
    loads.set(board, await loadTime(ofBoard, sqlOf));
  return { dataset, runs, boards: timesByBoard(timed, loads), slowest: slowestOf(timed) };
}

const measured: Awaited<ReturnType<typeof timesOf>>[] = [];
for (const dataset of values.dataset) measured.push(await timesOf(dataset));
if (values.json) console.log(JSON.stringify(measured.length === 1 ? measured[0] : measured));
else {
  for (const { dataset, boards, slowest } of measured) {
    console.log(dataset);
    console.table(boards);
    console.table(slowest);
  }
  if (measured.length > 1) console.table(growthOf(measured));
}
