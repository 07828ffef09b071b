import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { buildCalendar } from '../src/calendar.ts';
import { calendarCn } from '../src/calendar-cn.ts';
import { caseSpans, type InstantSpan } from '../src/case-spans.ts';
import { judgeClock, spanOf, type Clock } from '../src/judge.ts';
import { formatDate, instantOfWall, localDay, parseInstant, wallMs } from '../src/local-date.ts';
import { defaultHours, workingMinutes } from '../src/office-hours.ts';
import { daySpans } from '../src/timed-clock.ts';
import { clockTimes, runs, stagesFrom } from './arbitrary-case.ts';
import { countDue, countElapsed, countMinutes, countMinutesDue } from './day-by-day.ts';

vi.setConfig({ testTimeout: 3_600_000 });

const zone = 'Asia/Shanghai';
const calendar = buildCalendar(calendarCn);

type Times = Omit<Clock, 'calendar' | 'zone'>;
const judge = (clock: Times) => judgeClock({ calendar, zone, ...clock });
const dayOf = (instant: string): number => localDay(parseInstant(instant), zone);
const wallOf = (instantMs: number): number => (instantMs === Infinity ? Infinity : wallMs(instantMs, zone));
const wallSpans = ({ suspensions }: Times) =>
  suspensions.map(spanOf).map(({ after, upTo }) => ({ after: wallOf(after), upTo: wallOf(upTo) }));

/** The due date of a term by walking, as the library prints it. */
function walkedDue(clock: Times, n: number): string | null {
  const { unit } = clock.term;
  const day0 = dayOf(clock.acceptedAt);
  if (unit === 'WH' && n > 0) {
    const start = wallOf(parseInstant(clock.acceptedAt));
    const wall = countMinutesDue(calendar, Math.round(n * 60), start, wallSpans(clock));
    return wall === null ? null : new Date(instantOfWall(wall, zone)).toISOString();
  }
  const walked = unit === 'WH' ? 'WD' : unit;
  const spans = clock.suspensions.map(spanOf).map((span) => daySpans([span], zone)[0]);
  const day = countDue(
    calendar,
    { unit: walked, n },
    day0,
    spans.filter((span) => span !== undefined),
  );
  return day === null ? null : formatDate(day);
}

const mostDays = { A: 10, B: 15 };

/** Extensions in order of approval, each against the due date of the moment. */
function walkedExtensions(clock: Times): { n: number; refused: number[] } {
  let n = clock.term.n ?? 0;
  const refused: number[] = [];
  const used = new Set<string>();
  const asked = (clock.extensions ?? []).map((extension, index) => ({ ...extension, index }));
  for (const { approvedAt, days, kind, index } of asked.toSorted((a, b) =>
    a.approvedAt.localeCompare(b.approvedAt),
  )) {
    const due = walkedDue(clock, n);
    const today = due !== null && due.length > 10 ? approvedAt : formatDate(dayOf(approvedAt));
    const allowed = kind === undefined || (days <= mostDays[kind] && !used.has(kind));
    if (allowed && (due === null || today <= due)) {
      n += days;
      used.add(kind ?? '');
    } else refused.push(index);
  }
  return { n, refused: refused.toSorted((a, b) => a - b) };
}

test('every answer is the one found by walking day by day, or minute by minute', () => {
  fc.assert(
    fc.property(clockTimes, (clock) => {
      const { unit } = clock.term;
      const { n, refused } = walkedExtensions(clock);
      const spans = daySpans(clock.suspensions.map(spanOf), zone);
      const walked = unit === 'WH' ? 'WD' : unit;
      const day0 = dayOf(clock.acceptedAt);
      const elapsedDays = countElapsed(calendar, walked, day0, dayOf(clock.asOf), spans);
      expect(judge(clock)).toMatchObject({
        due: walkedDue(clock, n),
        elapsedDays,
        remaining: unit === 'WH' ? null : n - elapsedDays,
        refusedExtensions: refused,
      });
    }),
    runs(300),
  );
});

test('working minutes are those found minute by minute', () => {
  fc.assert(
    fc.property(clockTimes, (clock) => {
      const [startMs, endMs] = [parseInstant(clock.acceptedAt), parseInstant(clock.asOf)];
      const walked = countMinutes(calendar, wallOf(startMs), wallOf(endMs), wallSpans(clock));
      const office = { calendar, zone, hours: defaultHours };
      expect(workingMinutes(office, startMs, endMs, clock.suspensions.map(spanOf))).toBe(walked);
    }),
    { numRuns: Math.min(runs(100).numRuns, 20_000) },
  );
});

// Rule 8 as it is written: day by day, over the stages active and those suspended.
function stoppedDays(
  stages: readonly { runs: InstantSpan[]; suspensions: InstantSpan[] }[],
  days: number[],
): number[] {
  const holds = (spans: InstantSpan[], day: number): boolean =>
    spans.some(({ start, end }) => dayOf(start) < day && (end === undefined || day <= dayOf(end)));
  return days.filter((day) => {
    const active = stages.filter(({ runs: attempts }) => holds(attempts, day));
    return active.length > 0 && active.every(({ suspensions }) => holds(suspensions, day));
  });
}

test('a day leaves the case clock exactly when a stage is active and every active one is suspended', () => {
  const accepted = Date.UTC(2026, 7, 3) / 60_000;
  fc.assert(
    fc.property(stagesFrom(accepted), (given) => {
      const ids = [...new Set(given.map(({ id }) => id))];
      const stages = ids.map((id) => {
        const own = given.filter((stage) => stage.id === id);
        return {
          runs: own.map(({ startedAt, endedAt }): InstantSpan =>
            endedAt === undefined ? { start: startedAt } : { start: startedAt, end: endedAt },
          ),
          suspensions: own.flatMap(({ suspensions = [] }): InstantSpan[] =>
            suspensions.map(({ start, end }) => (end === undefined ? { start } : { start, end })),
          ),
        };
      });
      const spans = caseSpans({
        suspensions: [],
        stages: stages.map(({ runs: attempts, suspensions }) => ({ attempts, suspensions })),
      });
      const first = localDay(accepted * 60_000, zone);
      const days = Array.from({ length: 100 }, (_, index) => first - 10 + index);
      const removed = days.filter((day) =>
        daySpans(spans.map(spanOf), zone).some(({ after, upTo }) => after < day && day <= upTo),
      );
      expect(removed).toEqual(stoppedDays(stages, days));
    }),
    runs(500),
  );
});
