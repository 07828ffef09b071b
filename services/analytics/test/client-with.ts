import type { ClickHouseClient } from '@clickhouse/client';

/** A client some of whose methods are others. */
export const clientWith = (client: ClickHouseClient, others: Partial<ClickHouseClient>): ClickHouseClient =>
  new Proxy(client, {
    get: (target, name): unknown => {
      const other: unknown = Reflect.get(others, name);
      if (other !== undefined) return other;
      const value: unknown = Reflect.get(target, name);
      // Its own methods need its own fields.
      return typeof value === 'function'
        ? (...args: unknown[]): unknown => Reflect.apply(value, target, args)
        : value;
    },
  });
