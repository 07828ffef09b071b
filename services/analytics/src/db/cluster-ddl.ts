// Where a statement takes its cluster: behind the name of what it defines.
const defines =
  /^(create (?:or replace )?(?:table|view|materialized view|dictionary|function|database)(?: if not exists)? \S+|alter table \S+|drop database(?: if exists)? \S+|exchange tables \S+ and \S+)/i;

/**
 * A statement of the one set of DDL as a deployment runs it. With replicated engines every replica has to be told, and
 * the paths of tables come from their UUIDs, which only a statement on the cluster gives to all alike; names of cluster,
 * shard and replica come from the servers' macros.
 */
export const clusterDdl = (statement: string, engine: string): string =>
  engine === '' ? statement : statement.replace(defines, "$1 on cluster '{cluster}'");
