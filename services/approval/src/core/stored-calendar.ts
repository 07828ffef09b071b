import type { CalendarDefinition } from '@haoban/sla-clock/calendar';
import type { CalendarOverlay } from '@haoban/sla-clock/overlay';

/** What a place changes in a whole calendar, `base`; `baseVersion` is the version it was last laid over. */
export type Overlay = Omit<CalendarOverlay, 'calendarId' | 'version'> & {
  readonly base: string;
  readonly baseVersion: number;
};

/** A calendar's newest version; with `overlay` it follows another calendar. */
export type StoredCalendar = CalendarDefinition & { readonly overlay?: Overlay };

/** One published version: who published it, and from when on (ISO instant) it was in force. */
export type CalendarIssue = {
  readonly definition: CalendarDefinition;
  readonly publishedAt: string;
  readonly publishedBy: string;
};
