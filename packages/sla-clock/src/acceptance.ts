import { localDay } from './local-date.ts';
import type { Office } from './office-hours.ts';
import { reviewDaysFrom, type ReviewDays } from './review.ts';
import type { TimedCase } from './timed-case.ts';

/** Where the clocks of a case start: an instant, day 0 of it, and whether the acceptance is deemed. */
export type CaseStart = { readonly startMs: number; readonly day0: number; readonly deemed: boolean };

/** A filing: its start once there is one, and the review clock that ran last. */
export type Accepted = { readonly start: CaseStart | undefined; readonly review: ReviewDays | undefined };

/**
 * When a case was accepted (rule 7): at its acceptance when that was in time or no review clock is known; else it is
 * deemed accepted as of the receipt or resubmission, once neither acceptance nor notice came by the review due date.
 */
export function acceptanceOf({ calendar, zone }: Office, given: TimedCase, asOfMs: number): Accepted {
  const { acceptedMs, receivedMs, noticeMs, resubmittedMs, decidedMs } = given;
  const dayOf = (instantMs: number): number => localDay(instantMs, zone);
  const accepted = (): CaseStart | undefined =>
    acceptedMs === undefined ? undefined : { startMs: acceptedMs, day0: dayOf(acceptedMs), deemed: false };
  if (receivedMs === undefined) return { start: accepted(), review: undefined };

  const first = reviewDaysFrom(calendar, zone, receivedMs);
  const answered = noticeMs ?? resubmittedMs;
  const inTime = answered !== undefined && dayOf(answered) <= first.due;
  if (inTime && resubmittedMs === undefined) return { start: accepted(), review: first };
  const sinceMs = inTime && resubmittedMs !== undefined ? resubmittedMs : receivedMs;
  const review = inTime ? reviewDaysFrom(calendar, zone, sinceMs) : first;
  if (acceptedMs !== undefined && dayOf(acceptedMs) <= review.due) return { start: accepted(), review };
  const today = dayOf(Math.max(asOfMs, decidedMs ?? -Infinity));
  const deemed = acceptedMs !== undefined || today > review.due;
  return { start: deemed ? { startMs: sinceMs, day0: review.day0, deemed } : undefined, review };
}
