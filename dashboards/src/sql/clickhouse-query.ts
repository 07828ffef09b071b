import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';

/** The ClickHouse data source as `infra/grafana` provisions it. */
export const clickhouse = { type: 'grafana-clickhouse-datasource', uid: 'haoban-clickhouse' };

/** Without a version of at least 4 the plugin takes a saved query for one of version 3 and rewrites it. */
const pluginVersion = '4.20.0';

// What the plugin calls the two shapes of an answer: a query type, and the number it hands to its backend.
const formats = { table: 1, timeseries: 0 } as const;

/** One query of a panel for Grafana's ClickHouse plugin, which the SDK knows no builder of. */
export const clickhouseQuery = (
  refId: string,
  queryType: keyof typeof formats,
  rawSql: string,
): Builder<Dataquery> => ({
  build: () => ({
    refId,
    datasource: clickhouse,
    pluginVersion,
    editorType: 'sql',
    queryType,
    format: formats[queryType],
    rawSql,
    _implementsDataqueryVariant: () => {},
  }),
});
