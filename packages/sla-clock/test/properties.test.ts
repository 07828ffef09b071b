import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { buildCalendar } from '../src/calendar.ts';
import { calendarCn } from '../src/calendar-cn.ts';
import { judgeClock, spanOf, type Clock } from '../src/judge.ts';
import { formatDate, localDay, parseDate, parseInstant } from '../src/local-date.ts';
import { mergeSuspensions, type DaySpan } from '../src/suspensions.ts';
import { clockTimes, runs } from './arbitrary-case.ts';

vi.setConfig({ testTimeout: 3_600_000 });

const zone = 'Asia/Shanghai';
const calendar = buildCalendar(calendarCn);
const place = { calendar, zone };

type Times = Omit<Clock, 'calendar' | 'zone'>;
const judge = (clock: Times) => judgeClock({ ...place, ...clock });
// Instants of one format and dates alike sort as texts; a date held back is later than any.
const orNever = (due: string | null): string => due ?? '~';

test('an added day off never moves the due date earlier', () => {
  const [first, last] = [parseDate(calendarCn.coverage.from), parseDate(calendarCn.coverage.to)];
  fc.assert(
    fc.property(clockTimes, fc.nat(60), (clock, offset) => {
      const day = localDay(parseInstant(clock.acceptedAt), zone) + offset;
      const date = formatDate(Math.min(Math.max(day, first), last));
      const definition = {
        ...calendarCn,
        off: [...new Set([...calendarCn.off, date])],
        work: calendarCn.work.filter((worked) => worked !== date),
      };
      const later = judgeClock({ calendar: buildCalendar(definition), zone, ...clock });
      expect(orNever(later.due) >= orNever(judge(clock).due)).toBe(true);
    }),
    runs(300),
  );
});

test('the due date strictly increases with the term in working days, or it stays held back', () => {
  fc.assert(
    fc.property(clockTimes, fc.nat(40), (clock, n) => {
      const shorter = judge({ ...clock, term: { unit: 'WD', n } });
      const longer = judge({ ...clock, term: { unit: 'WD', n: n + 1 } });
      if (shorter.due === null) expect(longer.due).toBe(null);
      else expect(orNever(longer.due) > shorter.due).toBe(true);
    }),
    runs(500),
  );
});

test('a removed suspension never moves the due date later', () => {
  fc.assert(
    fc.property(clockTimes, fc.nat(4), (clock, index) => {
      const fewer = judge({ ...clock, suspensions: clock.suspensions.toSpliced(index, 1) });
      expect(orNever(fewer.due) <= orNever(judge(clock).due)).toBe(true);
    }),
    runs(500),
  );
});

test('a suspension split into two that touch changes nothing', () => {
  fc.assert(
    fc.property(clockTimes, fc.double({ min: 0, max: 1, noNaN: true }), (clock, fraction) => {
      const suspensions = clock.suspensions.flatMap(({ start, end }) => {
        const startMs = parseInstant(start);
        const lengthMs = (end === undefined ? startMs + 864e6 : parseInstant(end)) - startMs;
        const middle = new Date(startMs + Math.round(lengthMs * fraction)).toISOString();
        return [
          { start, end: middle },
          { start: middle, ...(end === undefined ? {} : { end }) },
        ];
      });
      expect(judge({ ...clock, suspensions })).toEqual(judge(clock));
    }),
    runs(500),
  );
});

test('what suspensions remove together is at most the sum of what each removes', () => {
  fc.assert(
    fc.property(clockTimes, (clock) => {
      const alone = clock.suspensions.map((suspension) => judge({ ...clock, suspensions: [suspension] }));
      const sum = alone.reduce((days, { removedDays }) => days + removedDays, 0);
      expect(judge(clock).removedDays).toBeLessThanOrEqual(sum);
    }),
    runs(500),
  );
});

test('elapsed and removed days are the plain days', () => {
  fc.assert(
    fc.property(clockTimes, (clock) => {
      const { elapsedDays, removedDays } = judge(clock);
      expect(elapsedDays + removedDays).toBe(judge({ ...clock, suspensions: [] }).elapsedDays);
    }),
    runs(500),
  );
});

test('the order of suspensions and extensions and duplicates of suspensions change nothing', () => {
  fc.assert(
    fc.property(clockTimes, (clock) => {
      const { extensions = [] } = clock;
      const distinct = new Map(extensions.map((extension) => [extension.approvedAt, extension]));
      const given = [...distinct.values()];
      const turned = judge({
        ...clock,
        suspensions: [...clock.suspensions.toReversed(), ...clock.suspensions],
        extensions: given.toReversed(),
      });
      const places = turned.refusedExtensions.map((index) => given.length - 1 - index).toReversed();
      expect({ ...turned, refusedExtensions: places }).toEqual(judge({ ...clock, extensions: given }));
    }),
    runs(500),
  );
});

test('merged suspensions hold the same days as those given', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.nat(10));
  const holds = (spans: readonly DaySpan[], day: number): boolean =>
    spans.some(({ after, upTo }) => after < day && day <= upTo);
  fc.assert(
    fc.property(fc.array(span), (given) => {
      const spans = given.map(([after, length]) => ({
        after,
        upTo: length === 10 ? Infinity : after + length,
      }));
      const merged = mergeSuspensions(spans);
      for (let day = 0; day <= 52; day += 1) expect(holds(merged, day)).toBe(holds(spans, day));
    }),
    runs(300),
  );
});

test('in time is on or before the due date, and always while there is none', () => {
  fc.assert(
    fc.property(clockTimes, (clock) => {
      const { due } = judge(clock);
      const { onTime } = judge({ ...clock, decidedAt: clock.asOf });
      const endMs = parseInstant(clock.asOf);
      if (due === null) expect(onTime).toBe(true);
      else if (due.length > 10) expect(onTime).toBe(endMs <= parseInstant(due));
      else expect(onTime).toBe(localDay(endMs, zone) <= parseDate(due));
    }),
    runs(500),
  );
});

test('a suspension that starts after the due date does not move it', () => {
  fc.assert(
    fc.property(clockTimes, fc.nat(30), (clock, days) => {
      const { due } = judge(clock);
      fc.pre(due !== null);
      const startMs = parseInstant(due === null || due.length > 10 ? (due ?? '') : `${due}T23:59:00+08:00`);
      const late = { start: new Date(startMs + days * 864e5).toISOString() };
      expect(spanOf(late).upTo).toBe(Infinity);
      const cured = judge({ ...clock, suspensions: [...clock.suspensions, late] });
      expect(cured.due).toBe(due);
    }),
    runs(500),
  );
});
