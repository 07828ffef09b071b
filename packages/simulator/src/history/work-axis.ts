import type { OfficeTime } from '../office-time.ts';
import type { Calendar } from '@haoban/sla-clock/calendar';

/**
 * Office time as one number: whole working days plus the share of the day's office hours that has passed. Nights, lunch and days
 * off take no length on it.
 */
export type WorkAxis = {
  /** Where an instant (epoch milliseconds) lies; outside office hours, where the next ones begin or the last ended that day. */
  position: (instantMs: number) => number;
  /** The instant of a position, in whole milliseconds. */
  instant: (position: number) => number;
};

// The end of a working day stays on that day.
const dayEnd = 0.9999;

/** The axis of an office: working days of the calendar, the hours of any of them. */
export function workAxis(calendar: Calendar, office: OfficeTime): WorkAxis {
  const aDay = calendar.nthWorkday(calendar.workdaysUpTo(office.dayOf(0)) + 1);
  const midnight = office.at(aDay, 0);
  const sessions = office
    .sessions(aDay)
    .map(({ opensMs, closesMs }) => ({ opensMs: opensMs - midnight, lengthMs: closesMs - opensMs }));
  const dayMs = sessions.reduce((sum, { lengthMs }) => sum + lengthMs, 0);

  const passed = (sinceMidnightMs: number): number => {
    let passedMs = 0;
    for (const { opensMs, lengthMs } of sessions)
      passedMs += Math.min(lengthMs, Math.max(0, sinceMidnightMs - opensMs));
    return Math.min(dayEnd, passedMs / dayMs);
  };
  const sinceMidnight = (share: number): number => {
    let leftMs = share * dayMs;
    for (const { opensMs, lengthMs } of sessions) {
      if (leftMs < lengthMs) return opensMs + leftMs;
      leftMs -= lengthMs;
    }
    throw new RangeError(`a working day has no share ${share}`);
  };

  return {
    position: (instantMs) => {
      const day = office.dayOf(instantMs);
      const worked = calendar.workdaysUpTo(day);
      return calendar.workdaysUpTo(day - 1) === worked
        ? worked
        : worked - 1 + passed(instantMs - office.at(day, 0));
    },
    instant: (position) => {
      const whole = Math.floor(position);
      return Math.floor(office.at(calendar.nthWorkday(whole + 1), 0) + sinceMidnight(position - whole));
    },
  };
}
