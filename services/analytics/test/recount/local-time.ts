const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Days since 1970-01-01 of a date as it is written, `2026-11-02`. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);

/** The date of so many days since 1970-01-01, as it is written. */
export const dateText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

const offsets = new Map<string, Map<number, number>>();

function askedOffset(zone: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const wall = [part('hour'), part('minute'), part('second')] as const;
  return Date.UTC(part('year'), part('month') - 1, part('day'), ...wall) - atMs;
}

/** What a clock on the wall shows at an instant, as milliseconds since 1970-01-01 of that clock. */
export function wallClock(atMs: number, zone: string): number {
  // Zones of the worlds change their offsets on whole hours.
  const hour = Math.floor(atMs / hourMs);
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  if (ofZone.size === 0) offsets.set(zone, ofZone);
  const offset = ofZone.get(hour) ?? askedOffset(zone, hour * hourMs);
  ofZone.set(hour, offset);
  return atMs + offset;
}

/** The local day (since 1970-01-01) of an instant. */
export const localDayOf = (atMs: number, zone: string): number => Math.floor(wallClock(atMs, zone) / dayMs);

/** Working days as a calendar lists them; a date it says nothing of is a plain weekday or weekend. */
export type Workdays = { readonly isWorkday: (day: number) => boolean };

/** The working days of a published calendar. */
export function workdaysOf({ off, work }: { off: readonly string[]; work: readonly string[] }): Workdays {
  const [free, made] = [new Set(off.map(dayNumber)), new Set(work.map(dayNumber))];
  // 1970-01-01 was a Thursday.
  return { isWorkday: (day) => made.has(day) || (!free.has(day) && (day + 3) % 7 < 5) };
}

/** How many working days lie after one day, up to and including another. */
export function workdaysBetween({ isWorkday }: Workdays, after: number, until: number): number {
  let count = 0;
  for (let day = after + 1; day <= until; day += 1) if (isWorkday(day)) count += 1;
  return count;
}

/** The n-th working day after a day; the day itself for none. */
export function workdayAfter({ isWorkday }: Workdays, day: number, n: number): number {
  let at = day;
  for (let left = n; left > 0;) {
    at += 1;
    if (isWorkday(at)) left -= 1;
  }
  return at;
}

const weekdayOf = (day: number): number => ((day + 3) % 7) + 1;

/** The ISO week of a day: that of its Thursday. */
function weekOf(day: number): string {
  const thursday = day + 4 - weekdayOf(day);
  const year = dateText(thursday).slice(0, 4);
  const week = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

const quarterOf = (day: number): string => {
  const [year = '', month = ''] = dateText(day).split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
};

/** The buckets of time that a day lies in, as answers name them. */
export const bucketsOf: Readonly<Record<string, (day: number) => string>> = {
  day: dateText,
  week: weekOf,
  month: (day) => dateText(day).slice(0, 7),
  quarter: quarterOf,
  year: (day) => dateText(day).slice(0, 4),
  weekday: (day) => String(weekdayOf(day)),
};
