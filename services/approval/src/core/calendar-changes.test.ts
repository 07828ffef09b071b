import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { expect, test } from 'vitest';
import { accepted, on, stage } from '../../test/given-case.ts';
import { calendarChanges, startOfClock, whyMoved } from './calendar-changes.ts';

const next = {
  ...calendarCn,
  off: [...calendarCn.off, '2026-11-06', '2026-11-20'],
  work: [...calendarCn.work, '2026-11-07'],
};

test('the changed days are those that became off or worked, whatever list they stand in', () => {
  expect(calendarChanges(calendarCn, next)).toEqual({
    days: [
      { date: '2026-11-06', becomes: 'off' },
      { date: '2026-11-07', becomes: 'work' },
      { date: '2026-11-20', becomes: 'off' },
    ],
    coverage: undefined,
    officeHours: false,
  });
  expect(calendarChanges(next, calendarCn).days).toContainEqual({ date: '2026-11-06', becomes: 'work' });
  // a Saturday called off was off before
  expect(calendarChanges(calendarCn, { ...calendarCn, off: [...calendarCn.off, '2026-11-21'] }).days).toEqual(
    [],
  );
});

test('a due date moved because of the days after day 0 and up to the later of both dates', () => {
  const changes = calendarChanges(calendarCn, next);
  expect(whyMoved(changes, '2026-11-02', { from: '2026-11-09', to: '2026-11-10' })).toEqual([
    '2026-11-06 off',
    '2026-11-07 work',
  ]);
  expect(whyMoved(changes, '2026-11-07', { from: '2026-11-19', to: '2026-11-20' })).toEqual([
    '2026-11-20 off',
  ]);
  expect(whyMoved(changes, '2026-11-07', { from: null, to: null })).toEqual(['2026-11-20 off']);
});

test('a new end of the coverage is a reason, new office hours are one for clocks in hours', () => {
  const changes = calendarChanges(calendarCn, {
    ...calendarCn,
    coverage: { ...calendarCn.coverage, to: '2027-12-31' },
    officeHours: { '*': [['08:30', '12:00']] },
  });
  const coverage = 'coverage 2016-01-01 2027-12-31';
  expect(whyMoved(changes, '2026-12-28', { from: '2027-01-25', to: '2027-01-25' })).toEqual([coverage]);
  expect(whyMoved(changes, '2026-11-02', { from: '2026-11-09', to: '2026-11-10' })).toEqual([]);
  const instants = { from: '2026-12-28T03:00:00.000Z', to: '2026-12-28T04:00:00.000Z' };
  expect(whyMoved(changes, '2026-12-28', instants)).toEqual(['office hours']);
});

test('a stage counts from the local date on which it started first', () => {
  const state = accepted({ stages: [stage('a')] });
  expect(startOfClock(state, undefined, 'Asia/Shanghai', on(9))).toBe(state.day0);
  expect(startOfClock({ ...state, day0: '2026-10-01' }, 'a', 'Asia/Shanghai', on(9))).toBe('2026-11-02');
});
