import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseLine, runs } from '../test/arbitrary-case.ts';
import { world } from '../test/worked-examples.ts';
import { explainClock, mostExplainedDays } from './explain.ts';
import { judgeCaseLine } from './judge-case.ts';

const at = (date: string, time = '10:00'): string => `2026-${date}T${time}:00+08:00`;
const clock = { calendar: world.calendar, zone: world.zone, suspensions: [] };

test('every kind of day is named, and working days are counted', () => {
  const days = explainClock({
    ...clock,
    acceptedAt: at('09-18'),
    term: { unit: 'WD', n: 6 },
    suspensions: [{ start: at('09-20'), end: at('09-22'), reason: 'testing' }],
    asOf: at('09-18'),
  });
  expect(days).toEqual([
    { date: '2026-09-18', kind: 'work', counted: false },
    { date: '2026-09-19', kind: 'off', counted: false },
    { date: '2026-09-20', kind: 'makeup', counted: true, n: 1 },
    { date: '2026-09-21', kind: 'work', counted: false, suspendedBy: ['testing'] },
    { date: '2026-09-22', kind: 'work', counted: false, suspendedBy: ['testing'] },
    { date: '2026-09-23', kind: 'work', counted: true, n: 2 },
    { date: '2026-09-24', kind: 'work', counted: true, n: 3 },
    { date: '2026-09-25', kind: 'holiday', counted: false },
    { date: '2026-09-26', kind: 'off', counted: false },
    { date: '2026-09-27', kind: 'off', counted: false },
    { date: '2026-09-28', kind: 'work', counted: true, n: 4 },
    { date: '2026-09-29', kind: 'work', counted: true, n: 5 },
    { date: '2026-09-30', kind: 'work', counted: true, n: 6 },
  ]);
});

test('days that the calendar does not know are said to be unknown', () => {
  const days = explainClock({
    ...clock,
    acceptedAt: at('12-31'),
    term: { unit: 'WD', n: 1 },
    asOf: at('12-31'),
  });
  expect(days.at(-1)).toEqual({ date: '2027-01-01', kind: 'unknown', counted: true, n: 1 });
});

test('an hour clock shows the working minutes of each day', () => {
  const days = explainClock({
    ...clock,
    acceptedAt: at('11-02', '16:30'),
    term: { unit: 'WH', n: 1 },
    suspensions: [{ start: at('11-02', '16:40'), end: at('11-02', '16:50'), reason: 'hearing' }],
    asOf: at('11-02'),
  });
  expect(days).toEqual([
    { date: '2026-11-02', kind: 'work', counted: true, minutes: 20, suspendedBy: ['hearing'] },
    { date: '2026-11-03', kind: 'work', counted: true, minutes: 390 },
  ]);
});

test('an explanation is bounded', () => {
  const days = explainClock({
    ...clock,
    acceptedAt: at('11-02'),
    term: { unit: 'ND', n: 90_000 },
    asOf: at('11-02'),
  });
  expect(days).toHaveLength(mostExplainedDays);
});

test('the days of an explanation add up to the judgement', () => {
  fc.assert(
    fc.property(caseLine, (line) => {
      const { promised } = judgeCaseLine(line, { ...world, explain: true });
      if (promised?.days === undefined || line.promised?.unit === 'WH') return;
      const end = line.decidedAt ?? line.asOf ?? '';
      const last = new Date(Date.parse(end) + 8 * 3_600_000).toISOString().slice(0, 10);
      const until = promised.days.filter(({ date }) => date <= last);
      expect(until.filter(({ counted }) => counted)).toHaveLength(promised.elapsedDays);
      expect(until.filter(({ suspendedBy }) => suspendedBy !== undefined)).toHaveLength(promised.removedDays);
      if (promised.due !== null) expect(promised.days.some(({ date }) => date === promised.due)).toBe(true);
    }),
    runs(200),
  );
});
