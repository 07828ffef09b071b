import type { ClickHouseClient, InsertParams } from '@clickhouse/client';

/** An insert as it was sent, to be sent again. */
export type Noted = Pick<InsertParams, 'table'> & {
  readonly columns?: NonNullable<InsertParams['columns']>;
  readonly format: NonNullable<InsertParams['format']>;
  readonly values: readonly unknown[];
};

/** How long the calls of one kind took in all, in ms; those under way at once count each. */
export type CallTimes = Map<string, { calls: number; ms: number }>;

/**
 * A client that notes the inserts that pass through it and adds up how long its calls take, by what they do. `noted` is
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
  const insert: ClickHouseClient['insert'] = (params) => {
    const { table, columns, format = 'JSONCompactEachRow', values } = params;
    if (Array.isArray(values))
      noted.push({ table, format, values, ...(columns === undefined ? {} : { columns }) });
    return timed(`insert ${table.slice(table.indexOf('.') + 1)}`, client.insert(params));
  };
  const query: ClickHouseClient['query'] = (params) =>
    timed(`read ${/\bfrom (\w+)/.exec(params.query)?.[1] ?? ''}`, client.query(params));
  const noting = new Proxy(client, {
    get: (target, name): unknown => {
      if (name === 'insert') return insert;
      if (name === 'query') return query;
      const value: unknown = Reflect.get(target, name);
      // Its own methods need its own fields.
      return typeof value === 'function'
        ? (...args: unknown[]): unknown => Reflect.apply(value, target, args)
        : value;
    },
  });
  return { client: noting, noted, times };
}
