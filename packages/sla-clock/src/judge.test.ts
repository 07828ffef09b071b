import { expect, test } from 'vitest';
import { buildCalendar } from './calendar.ts';
import { calendarCn } from './calendar-cn.ts';
import { judgeClock } from './judge.ts';

const clock = {
  calendar: buildCalendar(calendarCn),
  zone: 'Asia/Shanghai',
  acceptedAt: '2026-11-02T10:00:00+08:00',
  term: { unit: 'WD', n: 5 },
  suspensions: [],
  asOf: '2026-11-03T10:00:00+08:00',
} as const;

test('a case decided while a suspension is open was in time', () => {
  const suspensions = [{ start: '2026-11-04T09:00:00+08:00' }];
  const verdict = judgeClock({ ...clock, suspensions, decidedAt: '2027-03-01T09:00:00+08:00' });
  expect(verdict).toMatchObject({
    due: null,
    onTime: true,
    elapsedDays: 2,
    remaining: 3,
    provisional: false,
  });
});

test('the zone of the case decides the date', () => {
  const decidedAt = '2026-11-09T16:30:00Z';
  expect(judgeClock({ ...clock, decidedAt }).onTime).toBe(false);
  expect(judgeClock({ ...clock, decidedAt, zone: 'Europe/Amsterdam' }).onTime).toBe(true);
});

test('a suspension that ends before it starts is refused', () => {
  const suspensions = [{ start: '2026-11-04T09:00:00+08:00', end: '2026-11-04T08:00:00+08:00' }];
  expect(() => judgeClock({ ...clock, suspensions })).toThrow('before its start');
});

test.for([{ unit: 'WD' }, { unit: 'ND', n: -1 }, { unit: 'WD', n: 1.5 }] as const)(
  'a term that is no whole number of days is refused: %o',
  (term) => {
    expect(() => judgeClock({ ...clock, term })).toThrow('whole number of days');
  },
);

test('hours so few that they round to nothing still end after the acceptance', () => {
  const acceptedAt = '2026-11-02T19:00:00+08:00';
  const verdict = judgeClock({ ...clock, acceptedAt, term: { unit: 'WH', n: 1e-9 } });
  expect(verdict.due).toBe('2026-11-03T01:00:00.001Z');
});
