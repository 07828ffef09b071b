// Checks the warehouse against its raw events: one line of JSON a check, { check, ok, detail }. `--all` counts every subject.
import { readProgramConfig } from '../config.ts';
import { openWarehouse, type Warehouse } from '../db/clickhouse.ts';
import { verifyClocks } from '../db/verify-clocks.ts';
import { verifyFacts } from '../db/verify-facts.ts';
import { verifySums } from '../db/verify-sums.ts';

const subjectsSampled = 5_000;
const casesProven = 1_000;

/** One subject in how many, so that about so many are looked at. */
async function oneIn({ client }: Warehouse, wanted: number): Promise<number> {
  const answer = await client.query({
    query: 'select toUInt32(uniq(subject)) as subjects from raw_events_v1',
    format: 'JSONEachRow',
  });
  return Math.max(1, Math.floor(((await answer.json<{ subjects: number }>())[0]?.subjects ?? 0) / wanted));
}

const say = (check: string, first: string | undefined, detail: string): void => {
  process.stdout.write(`${JSON.stringify({ check, ok: first === undefined, detail: first ?? detail })}\n`);
};

const warehouse = openWarehouse(readProgramConfig().CLICKHOUSE_URL);
const isAll = process.argv.includes('--all');
try {
  const sampled = isAll ? 1 : await oneIn(warehouse, subjectsSampled);
  const { rows, first } = await verifyFacts(warehouse, sampled);
  const different =
    first === undefined ? undefined : `${first.table} ${first.dataset} ${first.subject} ${first.what}`;
  say('facts = recount from raw events', different, `${rows} rows, one subject in ${sampled}`);
  const clocks = await verifyClocks(warehouse, isAll ? 1 : await oneIn(warehouse, casesProven));
  say('clocks = second opinion in SQL', clocks.first, `${clocks.cases} cases`);
  const sums = await verifySums(warehouse);
  say('sums by day = rows', sums.first, `${sums.figures} figures`);
} finally {
  await warehouse.client.close();
}
