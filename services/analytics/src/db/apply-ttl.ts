import { referenceTypes } from '../core/facts/reference-events.ts';
import type { Warehouse } from './clickhouse.ts';
import { clusterDdl } from './cluster-ddl.ts';

/** For how many months rows are kept; 0 is for ever. */
export type Keeping = {
  /** Raw events. What is dropped can neither be rebuilt nor finished again when a late event comes. */
  readonly rawMonths: number;
  /** Arrivals, tallies and dead letters that are settled. */
  readonly traceMonths: number;
};

const types = referenceTypes.map((type) => `'${type}'`).join(', ');

// Arrivals and tallies of an hour go together: half of them would read as a loss.
const rules = ({ rawMonths, traceMonths }: Keeping): [table: string, months: number, rule: string][] => [
  [
    'raw_events_v1',
    rawMonths,
    `toDateTime(recorded_at) + toIntervalMonth(${rawMonths}) delete where type not in (${types})`,
  ],
  ['recorded_events_v1', traceMonths, `hour + toIntervalMonth(${traceMonths})`],
  ['tallies_v1', traceMonths, `hour + toIntervalMonth(${traceMonths})`],
  [
    'dead_letters_v1',
    traceMonths,
    `toDateTime(intDiv(version, 1000)) + toIntervalMonth(${traceMonths}) delete where state != 'waiting'`,
  ],
];

const ruleOf = async ({ client, database }: Warehouse, table: string): Promise<string> => {
  const answer = await client.query({
    query: 'select comment from system.tables where database = {database:String} and name = {table:String}',
    query_params: { database, table },
    format: 'JSONEachRow',
  });
  return (await answer.json<{ comment: string }>())[0]?.comment ?? '';
};

/**
 * Makes tables forget what is older than the settings say. A table's comment says which rule it has, so that a start
 * without a change does nothing; rows go with the next merges.
 */
export async function applyTtl(warehouse: Warehouse, engine: string, keeping: Keeping): Promise<void> {
  const { client, database } = warehouse;
  const alter = (table: string, what: string): Promise<unknown> =>
    client.command({
      query: clusterDdl(`alter table ${database}.${table} ${what}`, engine),
      clickhouse_settings: { materialize_ttl_after_modify: 0 },
    });
  for (const [table, months, rule] of rules(keeping)) {
    const wanted = months === 0 ? '' : `kept by ${rule}`;
    const known = await ruleOf(warehouse, table);
    if (known === wanted) continue;
    await alter(table, months === 0 ? 'remove ttl' : `modify ttl ${rule}`);
    await alter(table, `modify comment '${wanted.replaceAll("'", "\\'")}'`);
  }
}

/** Whether raw events are forgotten after a while: then not everything can be made from them again. */
export const forgetsRawEvents = async (warehouse: Warehouse): Promise<boolean> =>
  (await ruleOf(warehouse, 'raw_events_v1')) !== '';
