import { QueryBuilder, type Rule, RuleBuilder } from '@grafana/grafana-foundation-sdk/alerting';
import { TypeThresholdBuilder } from '@grafana/grafana-foundation-sdk/expr';
import { figurePanelId } from '../panels/figure-panel.ts';
import { inBoth } from '../panels/panel-text.ts';
import { clickhouse, clickhouseQuery } from '../sql/clickhouse-query.ts';
import type { AlertRule } from './alert-rule.ts';
import { caseRules } from './case-rules.ts';
import { pipelineRules } from './pipeline-rules.ts';

const alertGroups = { cases: caseRules, pipeline: pipelineRules };

const folder = '好办 Haoban';
/** Grafana's own source of what is computed from other queries of a rule. */
const expressions = { type: '__expr__', uid: '__expr__' };
// The SQL says its own period; Grafana wants a range all the same.
const lastHour = { from: 3600, to: 0 };

const ruleOf = ({
  uid,
  title,
  says,
  runbook,
  sql,
  fires,
  after,
  severity,
  board,
  indicator,
}: AlertRule): Rule =>
  new RuleBuilder(inBoth(title))
    .uid(uid)
    .orgID(1)
    .condition('B')
    .queries([
      new QueryBuilder('A')
        .datasourceUid(clickhouse.uid)
        .relativeTimeRange(lastHour)
        .model(clickhouseQuery('A', 'table', sql)),
      new QueryBuilder('B')
        .datasourceUid(expressions.uid)
        .relativeTimeRange(lastHour)
        .model(
          new TypeThresholdBuilder()
            .refId('B')
            .datasource(expressions)
            .expression('A')
            .conditions([
              { evaluator: { type: fires.when === 'above' ? 'gt' : 'lt', params: [fires.than] } },
            ]),
        ),
    ])
    .forDuration(after)
    .noDataState('OK')
    .execErrState('Error')
    .labels({ severity, suite: 'haoban' })
    .annotations({
      summary: inBoth(title),
      description: inBoth(says),
      runbook: inBoth(runbook),
      indicator: `${indicator.id} v${indicator.version}`,
      __dashboardUid__: board.uid,
      __panelId__: String(figurePanelId(indicator.id)),
    })
    .build();

/** A rule as a file of provisioning says it: group and folder stand above it, its panel beside it. */
const inFile = (rule: AlertRule) => {
  const {
    uid,
    title,
    condition,
    data,
    noDataState,
    execErrState,
    annotations,
    labels,
    for: after,
  } = ruleOf(rule);
  return {
    uid,
    title,
    condition,
    data,
    noDataState,
    execErrState,
    for: after,
    dashboardUid: rule.board.uid,
    panelId: figurePanelId(rule.indicator.id),
    annotations,
    labels,
  };
};

/** Every alert rule as Grafana provisions them. No text holds a dollar sign: Grafana would expand it. */
export const alertFile = () => ({
  apiVersion: 1,
  groups: Object.entries(alertGroups).map(([name, rules]) => ({
    orgId: 1,
    name: `haoban-${name}`,
    folder,
    interval: '1m',
    rules: rules.map(inFile),
  })),
});
