import table from '../data/calendar-cn.json' with { type: 'json' };
import type { CalendarDefinition } from './calendar.ts';

/**
 * The national working calendar of the State Council's notices, 2016-2026, in the shape of
 * `calendar.published`.
 */
export const calendarCn: CalendarDefinition = table;
