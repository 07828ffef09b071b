import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCalendar } from '../src/calendar.ts';
import { calendarCn } from '../src/calendar-cn.ts';
import { dueDay } from '../src/due.ts';
import { elapsedDays, removedDays } from '../src/elapsed.ts';
import { formatDate, parseDate } from '../src/local-date.ts';
import { mergeSuspensions, type DaySpan } from '../src/suspensions.ts';
import type { DayTerm } from '../src/term.ts';
import { countDue, countElapsed } from './day-by-day.ts';

const calendar = buildCalendar(calendarCn);
const first = parseDate(calendarCn.coverage.from);
const last = parseDate(calendarCn.coverage.to);

// From before the calendar's first day to after its last.
const day = fc.integer({ min: first - 60, max: last + 60 });
const days = fc.integer({ min: 0, max: 40 });
const term: fc.Arbitrary<DayTerm> = fc.record({ unit: fc.constantFrom('WD', 'ND'), n: days });

// Suspensions around day 0, so that they matter; one in eight stays open.
const suspensionsFrom = (day0: number) =>
  fc.array(
    fc
      .record({
        start: fc.integer({ min: -5, max: 50 }),
        length: fc.integer({ min: 0, max: 15 }),
        open: fc.nat(7),
      })
      .map(({ start, length, open }): DaySpan => {
        const after = day0 + start;
        return { after, upTo: open === 0 ? Infinity : after + length };
      }),
    { maxLength: 5 },
  );
const suspended = day.chain((day0) => fc.record({ day0: fc.constant(day0), spans: suspensionsFrom(day0) }));

const due = (given: DayTerm, day0: number, spans: readonly DaySpan[]) =>
  dueDay(calendar, given, day0, mergeSuspensions(spans));
const lengthOf = (spans: readonly DaySpan[]) => spans.reduce((sum, { after, upTo }) => sum + upTo - after, 0);
const orNever = (result: number | null) => result ?? Infinity;

test('the due date is the one found by walking day by day', () => {
  fc.assert(
    fc.property(suspended, term, ({ day0, spans }, given) => {
      expect(due(given, day0, spans)).toBe(countDue(calendar, given, day0, spans));
    }),
    { numRuns: 500 },
  );
});

test('elapsed and removed days are those found by walking, and add up to the plain days', () => {
  fc.assert(
    fc.property(suspended, fc.constantFrom('WD', 'ND'), days, ({ day0, spans }, unit, length) => {
      const removed = mergeSuspensions(spans);
      const elapsed = elapsedDays(calendar, unit, day0, day0 + length, removed);
      const plain = elapsedDays(calendar, unit, day0, day0 + length, []);
      expect(elapsed).toBe(countElapsed(calendar, unit, day0, day0 + length, spans));
      expect(elapsed + removedDays(calendar, unit, day0, day0 + length, removed)).toBe(plain);
    }),
    { numRuns: 500 },
  );
});

test('an added day off never moves the due date earlier', () => {
  fc.assert(
    fc.property(suspended, term, fc.nat(60), ({ day0, spans }, given, offset) => {
      const date = formatDate(Math.min(Math.max(day0 + offset, first), last));
      const definition = {
        ...calendarCn,
        off: [...new Set([...calendarCn.off, date])],
        work: calendarCn.work.filter((worked) => worked !== date),
      };
      const later = dueDay(buildCalendar(definition), given, day0, mergeSuspensions(spans));
      expect(orNever(later)).toBeGreaterThanOrEqual(orNever(due(given, day0, spans)));
    }),
  );
});

test('one more working day moves the due date later, or it stays held back', () => {
  fc.assert(
    fc.property(suspended, days, ({ day0, spans }, n) => {
      const shorter = due({ unit: 'WD', n }, day0, spans);
      const longer = due({ unit: 'WD', n: n + 1 }, day0, spans);
      if (shorter === null) expect(longer).toBe(null);
      else expect(orNever(longer)).toBeGreaterThan(shorter);
    }),
  );
});

test('a removed suspension never moves the due date later', () => {
  fc.assert(
    fc.property(suspended, term, ({ day0, spans }, given) => {
      expect(orNever(due(given, day0, spans.slice(1)))).toBeLessThanOrEqual(orNever(due(given, day0, spans)));
    }),
  );
});

test('order, duplicates and splits of suspensions change nothing; union <= sum', () => {
  fc.assert(
    fc.property(suspended, fc.nat(15), ({ spans }, offset) => {
      const pieces = spans.toReversed().flatMap(({ after, upTo }) => {
        const middle = Math.min(after + offset, upTo);
        return [
          { after, upTo: middle },
          { after: middle, upTo },
          { after, upTo },
        ];
      });
      expect(mergeSuspensions(pieces)).toEqual(mergeSuspensions(spans));
      expect(lengthOf(mergeSuspensions(spans))).toBeLessThanOrEqual(lengthOf(spans));
    }),
  );
});
