import chineseDays from 'chinese-days';
import { buildCalendar } from '../src/calendar.ts';
import { calendarCn } from '../src/calendar-cn.ts';
import { dueDay } from '../src/due.ts';
import { judgeClock, type Clock } from '../src/judge.ts';
import { formatDate, parseDate } from '../src/local-date.ts';
import { defaultHours } from '../src/office-hours.ts';
import { mergeSuspensions, type DaySpan } from '../src/suspensions.ts';
import { dueFinder, extend, type TimedClock } from '../src/timed-clock.ts';

const TARGET_MS = 500;
const BATCH = 1024;
const DAY_MS = 86_400_000;

const zone = 'Asia/Shanghai';
const calendar = buildCalendar(calendarCn);
const office = { calendar, zone, hours: defaultHours };
const day0s = Int32Array.from({ length: BATCH }, (_, index) => parseDate('2016-01-01') + index * 3);
const terms = [5, 10, 20, 60].map((n) => ({ unit: 'WD', n }) as const);
const none: DaySpan[] = [];
const spansAfter = (start: number, unit: number): DaySpan[] =>
  [
    [2, 9],
    [6, 12],
    [20, 24],
  ].map(([after = 0, upTo = 0]) => ({ after: start + after * unit, upTo: start + upTo * unit }));

const day0Of = (index: number): number => day0s[index] ?? 0;
const given = Array.from(day0s, (day0) => spansAfter(day0, 1));
const merged = given.map(mergeSuspensions);
const dates = Array.from(day0s, formatDate);

const timed = Array.from(day0s, (day0, index): TimedClock => {
  const startMs = day0 * DAY_MS + 3_600_000;
  return {
    startMs,
    day0,
    term: { unit: 'WD', n: 10 },
    suspensions: spansAfter(startMs, DAY_MS),
    removed: merged[index] ?? none,
    extensions: [
      { approvedMs: startMs + 8 * DAY_MS, days: 5, kind: 'A', index: 0 },
      { approvedMs: startMs + 70 * DAY_MS, days: 5, kind: 'B', index: 1 },
    ],
    decidedMs: undefined,
    asOfMs: startMs,
    closeOfBusiness: false,
  };
});
const extended = (clock: TimedClock): number => {
  const dueAfter = dueFinder(office, clock);
  return dueAfter(extend(office, clock, dueAfter).amount)?.day ?? 0;
};

const texts = timed.map(({ startMs }): Clock => ({
  calendar,
  zone,
  acceptedAt: new Date(startMs).toISOString(),
  term: { unit: 'WD', n: 10 },
  suspensions: spansAfter(startMs, DAY_MS).map(({ after, upTo }) => ({
    start: new Date(after).toISOString(),
    end: new Date(upTo).toISOString(),
  })),
  asOf: new Date(startMs + 15 * DAY_MS).toISOString(),
}));

function walk(n: number, day0: number): number {
  let day = day0;
  for (let left = n; left > 0;) {
    day += 1;
    if (calendar.isWorkday(day)) left -= 1;
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
  const perSecond = (calls / elapsedMs / 1000).toFixed(3);
  console.log(`${name.padEnd(44)} ${perSecond.padStart(8)} million/s (mean ${Math.round(sum / calls)})`);
}

report('plain due date', (index, term) => dueDay(calendar, term, day0Of(index), none));
report('plain, walking day by day', (index, term) => walk(term.n, day0Of(index)));
report('plain, chinese-days.findWorkday', (index, term) =>
  parseDate(chineseDays.findWorkday(term.n, dates[index] ?? '')),
);
report('with 3 suspensions', (index, term) => dueDay(calendar, term, day0Of(index), merged[index] ?? none));
report('with 3 suspensions, merging them too', (index, term) =>
  dueDay(calendar, term, day0Of(index), mergeSuspensions(given[index] ?? none)),
);
report('with 3 suspensions and 2 extensions', (index) => {
  const clock = timed[index];
  return clock === undefined ? null : extended(clock);
});
report('hour term with 3 suspensions', (index, { n }) => {
  const clock = timed[index];
  return clock === undefined ? null : (dueFinder(office, { ...clock, term: { unit: 'WH', n } })(n)?.day ?? 0);
});
report('whole judgement from texts', (index) => {
  const clock = texts[index];
  return clock === undefined ? null : judgeClock(clock).elapsedDays;
});
