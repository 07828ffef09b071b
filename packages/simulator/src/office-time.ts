import type { Calendar } from '@haoban/sla-clock/calendar';
import { localDay } from '@haoban/sla-clock/local-date';
import { offsetSecondsAt } from '@haoban/sla-clock/zone-offsets';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** A stretch of office time, in epoch milliseconds; `closesMs` itself is outside. */
export type Session = { opensMs: number; closesMs: number };

/** The hours of an office in epoch milliseconds; days are local, counted since 1970-01-01. */
export type OfficeTime = {
  /** The instant of a local day's hour, such as 13.5 for half past one. */
  at: (day: number, hour: number) => number;
  dayOf: (instantMs: number) => number;
  /** The day's stretches of office time; none on a day off. */
  sessions: (day: number) => Session[];
  /**
   * The moment at `fraction` of the office time of the n-th working day after an instant; with n = 0, of what the
   * instant's own day has left, or of the next working day when it has nothing left.
   */
  later: (instantMs: number, workdays: number, fraction: number) => number;
};

/** Office time of a zone and calendar; `hours` are pairs of local times like `09:00`. */
export function officeTime(
  calendar: Calendar,
  zone: string,
  hours: readonly (readonly string[])[],
): OfficeTime {
  const stretches = hours.map(([opens = '', closes = '']) => [hourOf(opens), hourOf(closes)] as const);
  const at = (day: number, hour: number) => {
    const wallMs = day * dayMs + hour * hourMs;
    return wallMs - offsetSecondsAt(wallMs, zone) * 1000;
  };
  const dayOf = (instantMs: number) => localDay(instantMs, zone);
  const sessions = (day: number): Session[] =>
    calendar.isWorkday(day)
      ? stretches.map(([opens, closes]) => ({ opensMs: at(day, opens), closesMs: at(day, closes) }))
      : [];
  const rest = (instantMs: number) =>
    sessions(dayOf(instantMs))
      .filter(({ closesMs }) => closesMs > instantMs)
      .map(({ opensMs, closesMs }) => ({ opensMs: Math.max(opensMs, instantMs), closesMs }));
  const ahead = (day: number, workdays: number) =>
    sessions(calendar.nthWorkday(calendar.workdaysUpTo(day) + workdays));

  return {
    at,
    dayOf,
    sessions,
    later: (instantMs, workdays, fraction) => {
      const left = workdays === 0 ? rest(instantMs) : [];
      return within(left.length > 0 ? left : ahead(dayOf(instantMs), Math.max(workdays, 1)), fraction);
    },
  };
}

function within(sessions: readonly Session[], fraction: number): number {
  let offsetMs = fraction * sessions.reduce((sum, { opensMs, closesMs }) => sum + closesMs - opensMs, 0);
  for (const { opensMs, closesMs } of sessions) {
    if (opensMs + offsetMs < closesMs) return Math.floor(opensMs + offsetMs);
    offsetMs -= closesMs - opensMs;
  }
  throw new RangeError(`no office time at fraction ${fraction}`);
}

function hourOf(time: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  return hours + minutes / 60;
}
