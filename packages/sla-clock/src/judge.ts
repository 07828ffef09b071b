import type { Calendar } from './calendar.ts';
import type { ExtensionKind } from './grant-extensions.ts';
import { localDay, parseDate, parseInstant } from './local-date.ts';
import { defaultHours, type Office, type OfficeHours } from './office-hours.ts';
import type { DaySpan } from './suspensions.ts';
import type { Term } from './term.ts';
import { daySpans, judgeTimed, type Judgement, type TimedClock } from './timed-clock.ts';

/** An extension asked for: the instant of its approval, its days (hours for WH) and, if known, its kind. */
export type Extension = { approvedAt: string; days: number; kind?: ExtensionKind };

/**
 * One clock of one case; instants are RFC 3339 texts, a suspension without `end` is open, `asOf` closes the count
 * while nothing is decided. `day0` differs from the date of `acceptedAt` when the acceptance is deemed; `hours`
 * (default 09:00-12:00, 13:30-17:00) count in WH and `closeOfBusiness`; suspensions and extensions are those of this
 * clock.
 */
export type Clock = {
  calendar: Calendar;
  zone: string;
  acceptedAt: string;
  day0?: string;
  term: Term;
  hours?: OfficeHours;
  suspensions: readonly { start: string; end?: string }[];
  extensions?: readonly Readonly<Extension>[];
  decidedAt?: string;
  asOf: string;
  closeOfBusiness?: boolean;
};

export type { Judgement } from './timed-clock.ts';

/**
 * Judges one clock by the local dates of its zone (WH by instants); throws a RangeError for a malformed instant, term,
 * suspension or extension.
 */
export function judgeClock(clock: Clock): Judgement {
  return judgeTimed(officeOf(clock), timedClock(clock));
}

/** Where a clock runs. */
export function officeOf({ calendar, zone, hours = defaultHours }: Clock): Office {
  return { calendar, zone, hours };
}

/** Reads the texts of a clock into numbers; throws a RangeError for what is malformed. */
export function timedClock(clock: Clock): TimedClock {
  const startMs = parseInstant(clock.acceptedAt);
  const suspensions = clock.suspensions.map(spanOf);
  return {
    startMs,
    day0: clock.day0 === undefined ? localDay(startMs, clock.zone) : parseDate(clock.day0),
    term: clock.term,
    suspensions,
    removed: daySpans(suspensions, clock.zone),
    extensions: (clock.extensions ?? []).map(({ approvedAt, days, kind }, index) => {
      const whole = clock.term.unit === 'WH' || Number.isInteger(days);
      if (!(days >= 0 && days < Infinity && whole)) {
        throw new RangeError(`an extension in ${clock.term.unit} cannot be ${days} long`);
      }
      return { approvedMs: parseInstant(approvedAt), days, kind, index };
    }),
    decidedMs: clock.decidedAt === undefined ? undefined : parseInstant(clock.decidedAt),
    asOfMs: parseInstant(clock.asOf),
    closeOfBusiness: clock.closeOfBusiness === true,
  };
}

/** Reads a suspension into a span of instants; throws a RangeError when it ends before it starts. */
export function spanOf({ start, end }: { readonly start: string; readonly end?: string }): DaySpan {
  const after = parseInstant(start);
  const upTo = end === undefined ? Infinity : parseInstant(end);
  if (upTo < after) throw new RangeError(`a suspension ends at ${end}, before its start at ${start}`);
  return { after, upTo };
}
