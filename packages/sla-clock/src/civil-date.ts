// The proleptic Gregorian calendar in numbers; years are counted from March, so that 29 February ends one.

const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;
// Days from 1 March of the year 0 to 1 January 1970, and in 400 years.
const EPOCH = 719_468;
const CYCLE = 146_097;

const written = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

const DASH = '-'.charCodeAt(0);

/** Reads the date that a text starts with into days since 1970-01-01; NaN when it is none. */
export function dayOfDate(text: string): number {
  const year = twoDigitsAt(text, 0) * 100 + twoDigitsAt(text, 2);
  const month = twoDigitsAt(text, 5);
  const date = twoDigitsAt(text, 8);
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return Number.NaN;
  if (!(month >= 1 && month <= 12 && date >= 1)) return Number.NaN;
  return date <= daysInMonth(year, month) ? dayNumber(year, month, date) : Number.NaN;
}

/** Reads two digits at a place of a text; NaN when they are none. */
export function twoDigitsAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

// The dates last written, by the low bits of the day: eleven years side by side.
const SLOTS = 4096;
const writtenDays = new Int32Array(SLOTS).fill(LAST_DAY + 1);
const writtenDates: string[] = Array.from({ length: SLOTS }, () => '');

/** Writes days since 1970-01-01 as `2026-11-09`; throws a RangeError beyond the years 0000-9999. */
export function dateOfDay(day: number): string {
  const slot = day & (SLOTS - 1);
  if (writtenDays[slot] !== day) {
    writtenDates[slot] = writeDate(day);
    writtenDays[slot] = day;
  }
  return writtenDates[slot] ?? '';
}

function writeDate(day: number): string {
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) throw new RangeError(`a date beyond the years 0000-9999`);
  const shifted = day + EPOCH;
  const cycle = Math.floor(shifted / CYCLE);
  const inCycle = shifted - cycle * CYCLE;
  const yearOfCycle = Math.floor(
    (inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36_524) - Math.floor(inCycle / 146_096)) /
      365,
  );
  const inYear = inCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const date = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  const [century, rest] = [written[Math.floor(year / 100)], written[year % 100]];
  return `${century}${rest}-${written[month]}-${written[date]}`;
}

function dayNumber(year: number, month: number, date: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(marchYear / 400);
  const yearOfCycle = marchYear - cycle * 400;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * CYCLE + yearOfCycle * 365 + leapDays + inYear - EPOCH;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
