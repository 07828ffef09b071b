import { buildCalendar, type Calendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { parseDate } from '@haoban/sla-clock/local-date';
import type { Profile } from '../profiles/profile.ts';

/** How much happens in a place up to the end of a day (days since 1970-01-01), since the profile's start. */
export type Volume = {
  /** Filings at windows; filings from afar; tickets of those who only ask. */
  desk: (day: number) => number;
  remote: (day: number) => number;
  asking: (day: number) => number;
};

/** What of a profile says how much happens when. */
type Rhythm = Pick<Profile, 'volume' | 'channels' | 'start' | 'weekdays'>;

const monday = -3;

/** The share of the published volume of filings that falls between two local dates, the second excluded. */
export function shareOfVolume(profile: Rhythm, from: string, to: string): number {
  const last = parseDate(to) - 1;
  const { desk, remote } = volumeOf(profile, buildCalendar(calendarCn), last);
  const upTo = (day: number): number => desk(day) + remote(day);
  return (upTo(last) - upTo(parseDate(from) - 1)) / profile.volume.cases;
}

/** The volume of a whole place by day, so that the period of the published figure has exactly the published count. */
export function volumeOf(profile: Rhythm, calendar: Calendar, lastDay: number): Volume {
  const { volume, channels, start } = profile;
  const all = channels.reduce((sum, [, weight]) => sum + weight, 0);
  const atWindows = channels.reduce((sum, [name, weight]) => sum + (name === 'window' ? weight : 0), 0) / all;
  const desk = volume.cases * atWindows;
  const first = parseDate(start);
  const days = { first, last: Math.max(lastDay, parseDate(volume.to)) };
  const open = runningSum(days, (day) => weightOf(profile, calendar, day, 0));
  const always = runningSum(days, (day) => weightOf(profile, calendar, day, profile.weekdays[6] ?? 0));
  const spread = (count: number, upTo: (day: number) => number) => {
    const weight = upTo(parseDate(volume.to) - 1) - upTo(parseDate(volume.from) - 1);
    return (day: number) => (count * upTo(day)) / weight;
  };
  return {
    desk: spread(desk, open),
    remote: spread(volume.cases - desk, always),
    asking: spread(Math.max(0, volume.visitors - desk), open),
  };
}

function weightOf({ weekdays }: Rhythm, calendar: Calendar, day: number, dayOff: number): number {
  if (!calendar.isWorkday(day)) return dayOff;
  // A weekend day worked is as busy as a Friday.
  return weekdays[Math.min(4, (day - monday) % 7)] ?? 0;
}

function runningSum(
  { first, last }: { first: number; last: number },
  valueOf: (day: number) => number,
): (day: number) => number {
  const sums = new Float64Array(last - first + 1);
  let sum = 0;
  for (let day = first; day <= last; day++) {
    sum += valueOf(day);
    sums[day - first] = sum;
  }
  return (day) => sums[day - first] ?? 0;
}
