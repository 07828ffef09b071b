import type { Indicator } from '@haoban/indicators/definition';

/** Both languages in a line, Chinese first. */
export const titleOf = ({ name }: Indicator): string => `${name.zh} ${name.en}`;

const identity = ({ id, version }: Indicator): string => `\`${id}\` v${version}`;

const basisNote = (indicator: Indicator): string =>
  indicator.basis === undefined ? '' : '按工作日计的办件 Cases counted in working days.';

/** What a panel's figures mean, in the words of the catalogue, with id and version of each. */
export function descriptionOf(indicators: readonly Indicator[], note = ''): string {
  const sentences = indicators.map((indicator) => {
    const { help } = indicator;
    const named = indicators.length === 1 ? '' : `**${titleOf(indicator)}** · `;
    return [`${named}${help.zh} ${help.en}`, basisNote(indicator), identity(indicator)]
      .filter(Boolean)
      .join(' ');
  });
  return [...sentences, note].filter(Boolean).join('\n\n');
}

/** Grafana's unit of a figure and the decimals that are worth reading. */
export const unitOf: Readonly<
  Record<Indicator['unit'], { readonly unit: string; readonly decimals: number }>
> = {
  cases: { unit: 'suffix: 件', decimals: 0 },
  nodes: { unit: 'suffix: 个节点', decimals: 0 },
  lights: { unit: 'suffix: 次', decimals: 0 },
  fraction: { unit: 'percentunit', decimals: 1 },
  days: { unit: 'suffix: 个工作日', decimals: 1 },
  points: { unit: 'suffix: 分', decimals: 2 },
  seconds: { unit: 's', decimals: 1 },
};
