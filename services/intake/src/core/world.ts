import type { Calendar } from '@haoban/sla-clock/calendar';
import type { OfficeHours } from '@haoban/sla-clock/office-hours';
import type { Area, Item } from './reference.ts';

/** What the clocks of a filing rest on: its item, its area, and the area's calendar, if it is published yet. */
export type World = {
  readonly item: Item;
  readonly area: Area;
  readonly calendar: Calendar | undefined;
  readonly hours: OfficeHours;
};
