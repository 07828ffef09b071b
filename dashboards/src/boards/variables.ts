import {
  ConstantVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { clickhouse } from '../sql/clickhouse-query.ts';
import type { Filter } from '../sql/dashboard-words.ts';
import { areasSql, datasetsSql, optionsSql } from '../sql/name-sql.ts';
import type { BoardName } from './board-names.ts';

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

const cases = ['cases_filed', 'cases_accepted'];

const variablesBy: Readonly<Record<Filter, () => QueryVariableBuilder[]>> = {
  region: () => [
    filter('region', '省市 Area', areasSql([2, 4], [])),
    filter('county', '区县 County', areasSql([6], ['region'])),
    filter('town', '镇街 Town', areasSql([9, 12], ['region', 'county'])),
  ],
  org: () => [filter('org', '部门 Organisation', optionsSql('org', cases))],
  item: () => [filter('item', '事项 Item', optionsSql('item', cases))],
  channel: () => [filter('channel', '渠道 Channel', optionsSql('channel', cases))],
  hall: () => [filter('hall', '大厅 Hall', optionsSql('hall', ['tickets']))],
  queue: () => [filter('queue', '队列 Queue', optionsSql('queue', ['tickets']))],
};

/** What a dashboard is asked with: the data set, its filters, and where the portal answers if it leads there. */
export const variables = ({ filters, asks }: BoardName, portalUrl: string | undefined) => [
  listed('dataset', '数据集 Data set', datasetsSql).current({ text: 'live', value: 'live' }),
  ...filters.flatMap((name) => variablesBy[name]()),
  ...(asks === undefined
    ? []
    : [new TextBoxVariableBuilder(asks).label('办件号 Case number').defaultValue('')]),
  ...(portalUrl === undefined
    ? []
    : [new ConstantVariableBuilder('portal').value(portalUrl).label('门户 Portal')]),
];
