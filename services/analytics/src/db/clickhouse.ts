import { createClient, type ClickHouseClient } from '@clickhouse/client';

/** ClickHouse as the suite uses it: where, which database, with whose credentials. */
export type Warehouse = {
  readonly client: ClickHouseClient;
  readonly database: string;
  readonly credentials: { readonly user: string; readonly password: string };
};

/**
 * Opens ClickHouse from its URL (http://user:password@host:port/database). Settings that changed between versions are
 * set explicitly: inserts wait, are never buffered, never deduplicated by block (facts are, by their algebra); a statement
 * sees one state of a table, however often it reads it.
 */
export function openWarehouse(url: string): Warehouse {
  const parsed = new URL(url);
  const database = parsed.pathname.slice(1) || 'default';
  const client = createClient({
    url: parsed.origin,
    username: decodeURIComponent(parsed.username) || 'default',
    password: decodeURIComponent(parsed.password),
    database,
    request_timeout: 60_000,
    // A process that was busy for a while must not write into what the server has closed meanwhile.
    keep_alive: { idle_socket_ttl: 2_000, eagerly_destroy_stale_sockets: true },
    clickhouse_settings: {
      async_insert: 0,
      insert_deduplicate: 0,
      // overrules the one before since 26.2
      deduplicate_insert: 'disable',
      deduplicate_insert_select: 'disable',
      deduplicate_blocks_in_dependent_materialized_views: 0,
      output_format_json_quote_64bit_integers: 0,
      date_time_input_format: 'best_effort',
      join_use_nulls: 0,
      enable_shared_storage_snapshot_in_query: 1,
    },
  });
  const credentials = {
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
  };
  return { client, database, credentials };
}
