import type { Decision } from '@haoban/contracts/decision';
import type { RegionSettings, Settings } from './settings.ts';

/** Settings of a region, decided at an instant (ISO) by somebody. */
export type PublishSettings = {
  readonly region: string;
  readonly settings: Settings;
  readonly at: string;
  readonly setBy: string;
};

/** Publishes the settings of a region as a whole, as a new version. */
export function publishSettings(
  before: RegionSettings | undefined,
  { region, settings, at, setBy }: PublishSettings,
): Decision<RegionSettings, 'labels_doubled' | 'limits_reversed'> {
  const { labels, limits } = settings;
  if (new Set(labels.map(({ level }) => level)).size < labels.length) return { refusal: 'labels_doubled' };
  if (limits.simple > limits.complex || limits.sign > limits.simple || limits.verify > limits.simple)
    return { refusal: 'limits_reversed' };
  const version = (before?.version ?? 0) + 1;
  return {
    state: { region, version, settings },
    events: [{ type: 'settings.published.v1', time: at, data: { region, version, ...settings, setBy } }],
  };
}
