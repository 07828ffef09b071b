import { buildCalendar, type Calendar } from './src/calendar.ts';
import { calendarCn } from './src/calendar-cn.ts';
import { dueDay } from './src/due.ts';
import { parseDate } from './src/local-date.ts';
import { mergeSuspensions, type DaySpan } from './src/suspensions.ts';

const TARGET_MS = 500;
const BATCH = 1024;

const calendar = buildCalendar(calendarCn);
const day0s = Int32Array.from({ length: BATCH }, (_, index) => parseDate('2016-01-01') + index * 3);
const terms = [5, 10, 20, 60].map((n) => ({ unit: 'WD', n }) as const);
const suspensions = Array.from(day0s, (day0) =>
  mergeSuspensions([
    { after: day0 + 2, upTo: day0 + 9 },
    { after: day0 + 6, upTo: day0 + 12 },
    { after: day0 + 20, upTo: day0 + 24 },
  ]),
);
const none: DaySpan[] = [];

function walk(days: Calendar, n: number, day0: number): number {
  let day = day0;
  for (let left = n; left > 0;) {
    day += 1;
    if (days.isWorkday(day)) left -= 1;
  }
  return day;
}

// The mean is printed, so that no call can be optimised away.
function report(name: string, dueOf: (index: number, term: (typeof terms)[number]) => number | null): void {
  let calls = 0;
  let sum = 0;
  let elapsedMs = 0;
  const startedAt = performance.now();
  while (elapsedMs < TARGET_MS) {
    for (const term of terms) {
      for (let index = 0; index < BATCH; index += 1) sum += dueOf(index, term) ?? 0;
    }
    calls += BATCH * terms.length;
    elapsedMs = performance.now() - startedAt;
  }
  const perSecond = (calls / elapsedMs / 1000).toFixed(1);
  console.log(
    `${name.padEnd(28)} ${perSecond.padStart(6)} million due dates/s (mean ${Math.round(sum / calls)})`,
  );
}

const day0Of = (index: number): number => day0s[index] ?? 0;

report('plain', (index, term) => dueDay(calendar, term, day0Of(index), none));
report('plain, walking day by day', (index, term) => walk(calendar, term.n, day0Of(index)));
report('with suspensions', (index, term) =>
  dueDay(calendar, term, day0Of(index), suspensions[index] ?? none),
);
