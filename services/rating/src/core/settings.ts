import type { EventData } from '@haoban/contracts/events/catalogue';
import settingsTable from '../../data/settings.json' with { type: 'json' };

/** What a region decides about ratings: words of the levels, natural days, and the loop's limits in working days. */
export type Settings = Pick<
  EventData<'settings.published.v1'>,
  'labels' | 'invitationDays' | 'defaultAfterDays' | 'limits'
>;

/** Settings as a region published them last. */
export type RegionSettings = {
  readonly region: string;
  readonly version: number;
  readonly settings: Settings;
};

/** What holds where nothing was published. */
export const defaultSettings: Settings = settingsTable;
