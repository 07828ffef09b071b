import {
  ConstantVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { clickhouse } from './clickhouse-query.ts';
import { areasSql, optionsSql } from './panel-sql.ts';
import { variable } from './question-sql.ts';

// Grafana puts a custom "All" into queries as it stands, without the format's quotes: an empty SQL string.
const nothing = "''";

const everything = { text: 'All', value: '$__all' };

const listed = (name: string, label: string, sql: string): QueryVariableBuilder =>
  new QueryVariableBuilder(name)
    .label(label)
    .datasource(clickhouse)
    .query(sql)
    .definition(sql)
    .refresh(VariableRefresh.OnDashboardLoad);

const filter = (name: string, label: string, sql: string): QueryVariableBuilder =>
  listed(name, label, sql).includeAll(true).allValue(nothing).current(everything);

const datasetsSql = `select distinct dataset from (
  select 'live' as dataset union all select toString(dataset) from case_rows_v1
) order by dataset != 'live', dataset`;

const channelsSql = `select distinct channel from case_rows_v1
where dataset = ${variable('dataset')} and channel != '' order by channel`;

/** What a dashboard is asked with: the data set, the filters of the API, and where the portal answers. */
export const variables = (portalUrl: string) => [
  listed('dataset', '数据集 Data set', datasetsSql).current({ text: 'live', value: 'live' }),
  filter('region', '区划 Area', areasSql),
  filter('org', '部门 Organisation', optionsSql('org', 'org.published.v1')),
  filter('item', '事项 Item', optionsSql('item', 'item.published.v1')),
  filter('channel', '渠道 Channel', channelsSql),
  new ConstantVariableBuilder('portal').value(portalUrl).label('门户 Portal'),
];
