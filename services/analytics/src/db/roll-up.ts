import { isTouched } from '@haoban/indicators/day-marks';
import { families, sumTables, type Family } from '@haoban/indicators/rollup-families';
import { rollupStatements } from '@haoban/indicators/rollup-tables';
import type { Warehouse } from './clickhouse.ts';
import { sweepGone } from './rows-aside.ts';

const daysAtOnce = 92;

/** What one pass did: days summed. */
export type RollUpPass = { readonly days: number };

async function touchedDays({ client }: Warehouse, family: Family): Promise<Map<string, string[]>> {
  const answer = await client.query({
    query: `select dataset, toString(day) from day_marks_v1 where family = {family:String}
      group by dataset, day having ${isTouched} order by dataset, day`,
    query_params: { family: family.name },
    format: 'JSONCompactEachRow',
  });
  const rows = await answer.json<[dataset: string, day: string]>();
  return new Map(
    [...Map.groupBy(rows, ([dataset]) => dataset)].map(([dataset, days]) => [
      dataset,
      days.map(([, day]) => day),
    ]),
  );
}

/** From when on sums count, in seconds after they are listed: for statements, and on replicas, that have them before them. */
export const settleSeconds = 10;

/** What a pass knows: rows of batches that touched days until `mark` are stored; sums count so many seconds after they are listed. */
type Pass = { readonly mark: string; readonly settle: number };

/** Sums up days of one family and data set, then says that the sums count. Batches that come in meanwhile leave them touched. */
async function sumDays(
  { client, database }: Warehouse,
  family: Family,
  dataset: string,
  days: readonly string[],
  { mark, settle }: Pass,
): Promise<void> {
  const run = Date.now();
  for (const statement of rollupStatements(family))
    await client.command({
      query: statement.replaceAll('{db}', database),
      query_params: { dataset, run, days },
    });
  await client.command({
    query: `insert into ${database}.day_marks_v1 (dataset, family, day, chunk, mark, counts_from)
      select {dataset:String}, '${family.name}', day, {run:UInt64} * 100000 + toUInt64(toInt32(day) + 40000), {mark:DateTime64(3, 'UTC')},
        now64(3, 'UTC') + toIntervalSecond({settle:Int32})
      from (select arrayJoin({days:Array(Date32)}) as day)`,
    query_params: { dataset, run, days, mark, settle },
  });
}

// By the warehouse's clock, which marks the days that are touched.
async function instantAgo({ client }: Warehouse, seconds: number): Promise<string> {
  const answer = await client.query({
    query: "select toString(now64(3, 'UTC') - toIntervalSecond({seconds:UInt32})) as instant",
    query_params: { seconds },
    format: 'JSONEachRow',
  });
  return (await answer.json<{ instant: string }>())[0]?.instant ?? '1970-01-01 00:00:00';
}

/**
 * What is kept although it counts no more: sums for so many milliseconds after newer ones replaced them, looked for once so
 * many days were summed; marks of so many rows that are gone from those kept aside.
 */
type Keeping = { readonly replacedMs: number; readonly days: number; readonly gone: number };
const usual: Keeping = { replacedMs: 900_000, days: 5_000, gone: 50_000 };

const chunksAtOnce = 5_000;

/** Drops sums that newer ones replaced so long ago or longer. */
async function dropReplaced(
  { client, database }: Warehouse,
  family: Family,
  replacedMs: number,
): Promise<void> {
  for (const table of sumTables(family)) {
    const newest = `select dataset, day, max(chunk) as chunk from ${database}.day_marks_v1 where family = '${family.name}' group by dataset, day`;
    const replaced = await client.query({
      query: `select distinct toString(chunk) from ${table} where chunk not in (select chunk from (${newest}))
        and chunk < {before:UInt64} * 100000 and (dataset, day) not in (select dataset, day from (${newest}) where chunk >= {before:UInt64} * 100000)`,
      // Sums of a pass that another process is in the middle of are named by nothing yet.
      query_params: { before: Date.now() - replacedMs },
      format: 'JSONCompactEachRow',
    });
    const chunks = (await replaced.json<[string]>()).map(([chunk]) => chunk);
    // Named one by one: each replica deletes by itself, and would ask for them at another moment.
    for (let from = 0; from < chunks.length; from += chunksAtOnce)
      await client.command({
        query: `delete from ${database}.${table} where chunk in {chunks:Array(UInt64)}`,
        query_params: { chunks: chunks.slice(from, from + chunksAtOnce).map(BigInt) },
      });
  }
}

/** Batches that touched days so long ago, in seconds, have stored their rows. */
const graceSeconds = 180;

/**
 * Keeps the sums by day; a pass sums every day that was touched since it was summed last. Nobody else must be writing
 * rows where a shorter `grace` (seconds) is given, nor asking where it is none.
 */
export function createRollUp(warehouse: Warehouse, grace = graceSeconds, keeping = usual) {
  let replaced = 0;
  // The start of a statement is known in whole seconds.
  const settle = grace === 0 ? -1 : settleSeconds;
  return async (onlyDataset?: string): Promise<RollUpPass> => {
    let summed = 0;
    for (const family of families) {
      const mark = await instantAgo(warehouse, grace);
      for (const [dataset, days] of await touchedDays(warehouse, family)) {
        if (onlyDataset !== undefined && dataset !== onlyDataset) continue;
        for (let from = 0; from < days.length; from += daysAtOnce)
          await sumDays(warehouse, family, dataset, days.slice(from, from + daysAtOnce), { mark, settle });
        summed += days.length;
      }
    }
    await sweepGone(warehouse, keeping.gone);
    replaced += summed;
    if (replaced > keeping.days) {
      for (const family of families) await dropReplaced(warehouse, family, keeping.replacedMs);
      replaced = 0;
    }
    return { days: summed };
  };
}

/** Days of all data sets and families that were touched since they were summed: their answers come from the rows. */
export async function daysToSum(warehouse: Warehouse): Promise<number> {
  const touched = await Promise.all(families.map((family) => touchedDays(warehouse, family)));
  return touched.reduce(
    (sum, ofFamily) => [...ofFamily.values()].reduce((all, days) => all + days.length, sum),
    0,
  );
}
