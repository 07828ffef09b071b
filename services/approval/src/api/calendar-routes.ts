import { listCalendarVersionsRoute } from './list-calendar-versions.ts';
import { listMovedClocksRoute } from './list-moved-clocks.ts';
import { previewCalendarRoutes } from './preview-calendar.ts';
import { publishCalendarRoute } from './publish-calendar.ts';
import { publishOverlayRoute } from './publish-overlay.ts';
import { showCalendarRoute } from './show-calendar.ts';

/** Routes of working calendars: publishing, reading, and what a publication moves. */
export const calendarRoutes = [
  publishCalendarRoute,
  publishOverlayRoute,
  previewCalendarRoutes,
  showCalendarRoute,
  listCalendarVersionsRoute,
  listMovedClocksRoute,
];
