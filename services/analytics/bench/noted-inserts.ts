import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ClickHouseClient } from '@clickhouse/client';
import { clientWith } from '../test/client-with.ts';

/** A block as it was sent (format Native), to be sent again. */
export type Noted = { readonly table: string; readonly columns: string; readonly block: Buffer };

/** How long the calls of one kind took in all, in ms; those under way at once count each. */
export type CallTimes = Map<string, { calls: number; ms: number }>;

const insertInto = /^insert into \w+\.(\w+) \(([^)]+)\) format Native/;

/**
 * A client that notes the blocks that pass through it and adds up how long its calls take, by what they do. `noted` is
 * emptied by whoever takes from it.
 */
export function notingClient(client: ClickHouseClient): {
  client: ClickHouseClient;
  noted: Noted[];
  times: CallTimes;
} {
  const noted: Noted[] = [];
  const times: CallTimes = new Map();
  const timed = async <Result>(name: string, call: Promise<Result>): Promise<Result> => {
    const startedMs = performance.now();
    const result = await call;
    const known = times.get(name) ?? { calls: 0, ms: 0 };
    times.set(name, { calls: known.calls + 1, ms: known.ms + performance.now() - startedMs });
    return result;
  };
  const exec: ClickHouseClient['exec'] = async (params) => {
    if (!('values' in params) || !(params.values instanceof Readable)) return client.exec(params);
    const block = await buffer(params.values);
    const [, table = '', columns = ''] = insertInto.exec(params.query) ?? [];
    noted.push({ table, columns, block });
    const values = Readable.from([block], { objectMode: false });
    return timed(`insert ${table}`, client.exec({ ...params, values }));
  };
  const query: ClickHouseClient['query'] = (params) =>
    timed(`read ${/\bfrom (\w+)/.exec(params.query)?.[1] ?? ''}`, client.query(params));
  return { client: clientWith(client, { exec, query }), noted, times };
}
