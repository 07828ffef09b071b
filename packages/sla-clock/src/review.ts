import type { Calendar } from './calendar.ts';
import { isProvisional } from './due.ts';
import { formatDate, localDay, parseInstant, startOfDay } from './local-date.ts';

/** 行政许可法 art. 32: within five working days the applicant is accepted or told everything that is missing. */
const reviewDays = 5;

/**
 * The review clock of a filing: its due date, the instant of deemed acceptance should it be missed, day 0 in that case;
 * nothing may be deemed while it is provisional.
 */
export type Review = { due: string; deemedAt: string; day0: string; provisional: boolean };

/** A review clock in days since 1970-01-01. */
export type ReviewDays = { readonly due: number; readonly day0: number };

/**
 * The review clock from the receipt, or from the resubmission that started it anew (an RFC 3339 instant); throws a
 * RangeError for a malformed one.
 */
export function reviewFrom(calendar: Calendar, zone: string, receivedAt: string): Review {
  return printReview(calendar, zone, reviewDaysFrom(calendar, zone, parseInstant(receivedAt)));
}

/** The review clock from an instant in epoch milliseconds. */
export function reviewDaysFrom(calendar: Calendar, zone: string, receivedMs: number): ReviewDays {
  const day0 = localDay(receivedMs, zone);
  return { due: calendar.nthWorkday(calendar.workdaysUpTo(day0) + reviewDays), day0 };
}

/** Writes a review clock as dates, and the deemed acceptance as an instant. */
export function printReview(calendar: Calendar, zone: string, { due, day0 }: ReviewDays): Review {
  return {
    due: formatDate(due),
    deemedAt: new Date(startOfDay(due + 1, zone)).toISOString(),
    day0: formatDate(day0),
    provisional: isProvisional(calendar, day0, due),
  };
}
