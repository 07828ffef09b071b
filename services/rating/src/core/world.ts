import type { Calendar } from '@haoban/sla-clock/calendar';
import type { OfficeHours } from '@haoban/sla-clock/office-hours';
import type { Settings } from './settings.ts';

/** What clocks of a region rest on. */
export type World = {
  readonly zone: string;
  /** The region's calendar, if it is published yet. */
  readonly calendar: Calendar | undefined;
  readonly hours: OfficeHours;
  /** Invitations made from this instant (ISO) on become defaults when nobody answers; undefined: none does. */
  readonly defaultsFrom: string | undefined;
  readonly settings: Settings;
};
