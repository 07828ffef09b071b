import type { Bilingual, Indicator, Unit } from '@haoban/indicators/definition';
import { type Filter, filtersOf } from '../sql/dashboard-words.ts';

/** Both languages in a line, Chinese first. */
export const inBoth = ({ zh, en }: Bilingual): string => `${zh} ${en}`;

export const titleOf = ({ name }: Indicator): string => inBoth(name);

const identity = ({ id, version }: Indicator): string => `\`${id}\` v${version}`;

const basisNote = ({ basis = 'any' }: Indicator): string =>
  basis === 'any' ? '' : '按工作日计的办件 Cases counted in working days.';

const filterNames: Readonly<Record<Filter, string>> = {
  region: '区划 area',
  org: '部门 organisation',
  item: '事项 item',
  channel: '渠道 channel',
  hall: '大厅 hall',
  queue: '队列 queue',
};

/** Says which filters of the dashboard do not reach rows of a kind. */
function unfilteredNote(indicator: Indicator, filters: readonly Filter[]): string {
  const known = filtersOf(indicator, filters);
  const unknown = filters.filter((name) => !known.includes(name)).map((name) => filterNames[name]);
  return unknown.length === 0 ? '' : `不受这些筛选影响 Not filtered by: ${unknown.join('、')}.`;
}

/** What a panel's figures mean, in the words of the catalogue, with id and version of each. */
export function descriptionOf(
  indicators: readonly Indicator[],
  filters: readonly Filter[],
  note?: Bilingual,
): string {
  const sentences = indicators.map((indicator) => {
    const named = indicators.length === 1 ? '' : `**${titleOf(indicator)}** · `;
    return [
      `${named}${inBoth(indicator.help)}`,
      basisNote(indicator),
      unfilteredNote(indicator, filters),
      identity(indicator),
    ]
      .filter(Boolean)
      .join(' ');
  });
  return [...sentences, ...(note === undefined ? [] : [inBoth(note)])].join('\n\n');
}

/** Grafana's unit of a figure and the decimals that are worth reading; money is shown in yuan. */
export const unitOf: Readonly<Record<Unit, { readonly unit: string; readonly decimals: number }>> = {
  cases: { unit: 'suffix: 件', decimals: 0 },
  nodes: { unit: 'suffix: 个节点', decimals: 0 },
  lights: { unit: 'suffix: 次', decimals: 0 },
  suspensions: { unit: 'suffix: 次', decimals: 0 },
  fraction: { unit: 'percentunit', decimals: 1 },
  days: { unit: 'suffix: 个工作日', decimals: 1 },
  workingDays: { unit: 'suffix: 个工作日', decimals: 0 },
  naturalDays: { unit: 'suffix: 个自然日', decimals: 0 },
  minutes: { unit: 'suffix: 分钟', decimals: 1 },
  seconds: { unit: 's', decimals: 1 },
  points: { unit: 'suffix: 分', decimals: 2 },
  visits: { unit: 'suffix: 次', decimals: 2 },
  visitors: { unit: 'suffix: 人次', decimals: 0 },
  cents: { unit: 'suffix: 元', decimals: 0 },
  documents: { unit: 'suffix: 份', decimals: 0 },
  messages: { unit: 'suffix: 条', decimals: 0 },
};

/** What stands where a figure has no observations. */
export const noData = '暂无数据 no data yet';
