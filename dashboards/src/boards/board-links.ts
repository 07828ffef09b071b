import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Indicator } from '@haoban/indicators/definition';
import { variablesOf } from '../sql/dashboard-words.ts';
import { inBoth } from '../panels/panel-text.ts';
import type { BoardName } from './board-names.ts';

/** The variables a dashboard is asked with, in the order they are chosen. */
export const askedWith = ({ filters, asks }: BoardName): string[] => [
  'dataset',
  ...filters.flatMap(variablesOf),
  ...(asks === undefined ? [] : [asks]),
];

/**
 * A link to another dashboard with the time range and every filter both have; `said` fills variables of the other one
 * from fields of the row that was clicked.
 */
export function boardLink(
  here: BoardName,
  there: BoardName,
  said: Readonly<Record<string, string>> = {},
): DashboardLinkBuilder {
  const shared = askedWith(there).filter((name) => askedWith(here).includes(name) && !(name in said));
  const words = [
    ...Object.entries(said).map(([name, field]) => `var-${name}=\${__data.fields.${field}}`),
    ...shared.map((name) => `\${${name}:queryparam}`),
    '${__url_time_range}',
  ];
  return new DashboardLinkBuilder(`→ ${inBoth(there.title)}`)
    .type(DashboardLinkType.Link)
    .url(`/d/${there.uid}?${words.join('&')}`);
}

/** A link to the API's answer to the question a figure answers. */
export function answerLink({ id, kind }: Indicator): DashboardLinkBuilder {
  const isQuotient = ['rate', 'compression', 'mean'].includes(kind);
  const parts = isQuotient ? `\${__data.fields.${id}_n} ÷ \${__data.fields.${id}_d} · ` : '';
  return new DashboardLinkBuilder(`${parts}接口答案 the API's answer`)
    .type(DashboardLinkType.Link)
    .url(`\${portal}/api/analytics/indicators/${id}?\${__data.fields.question:raw}`)
    .targetBlank(true);
}
