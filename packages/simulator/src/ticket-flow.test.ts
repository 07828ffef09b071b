import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { describe, expect, test } from 'vitest';
import { ofType } from '../test/of-type.ts';
import { demoDay, simulateHallDay } from './hall-day.ts';

// Small, ordinary and far beyond what thirty windows can take.
describe.each([40, 600, 5000])('a day of %i visitors', (visitors) => {
  const events = [...simulateHallDay({ ...demoDay, visitors })];
  const issued = ofType(events, 'ticket.issued.v1');
  const called = ofType(events, 'ticket.called.v1');
  const served = ofType(events, 'ticket.served.v1');
  const abandoned = ofType(events, 'ticket.abandoned.v1');

  test('every visitor draws a ticket that is either served or given up', () => {
    expect(issued).toHaveLength(visitors);
    expect(called.map(({ subject }) => subject).toSorted()).toEqual(
      served.map(({ subject }) => subject).toSorted(),
    );
    const ended = [...served, ...abandoned].map(({ subject }) => subject);
    expect(ended.toSorted()).toEqual(issued.map(({ subject }) => subject).toSorted());
  });

  test('nothing happens at the windows outside office hours', () => {
    const visits = ofType(events, 'visit.recorded.v1').filter(({ data }) => data.kind !== 'kiosk');
    const outside = [...issued, ...called, ...served, ...abandoned, ...visits].filter(
      ({ time }) => !isOpen(time),
    );
    expect(outside).toEqual([]);
  });

  test('a window serves one visitor after the other', () => {
    const ends = new Map(served.map(({ subject, time }) => [subject, time]));
    for (const calls of Map.groupBy(called, ({ data }) => data.window).values()) {
      let freeAt = '';
      for (const { time, subject } of calls) {
        expect(time >= freeAt).toBe(true);
        freeAt = ends.get(subject) ?? '';
      }
    }
  });

  test('a ticket lists exactly the cases filed during its service', () => {
    const filed = ofType(events, 'visit.recorded.v1').flatMap(({ subject, data: { ticketId } }) =>
      ticketId === undefined ? [] : [`${ticketId} ${subject}`],
    );
    const listed = served.flatMap(
      ({ subject, data }) => data.caseIds?.map((caseId) => `${subject} ${caseId}`) ?? [],
    );
    expect(listed.toSorted()).toEqual(filed.toSorted());
  });

  test('a booking is made before its slot, then kept with a ticket or missed', () => {
    const made = ofType(events, 'booking.made.v1');
    const kept = ofType(events, 'booking.kept.v1').map(({ subject }) => subject);
    const missed = ofType(events, 'booking.missed.v1').map(({ subject }) => subject);
    expect(made.filter(({ time, data }) => time >= data.slot)).toEqual([]);
    expect([...kept, ...missed].toSorted()).toEqual(made.map(({ subject }) => subject).toSorted());
    expect(issued.flatMap(({ data }) => data.bookingId ?? []).toSorted()).toEqual(kept.toSorted());
  });
});

function isOpen(time: string): boolean {
  const local = new Date(Date.parse(time) + 8 * 3_600_000);
  const [date = '', clock = ''] = local.toISOString().split('T');
  const weekend = local.getUTCDay() % 6 === 0;
  const works = calendarCn.work.includes(date) || !(weekend || calendarCn.off.includes(date));
  return (
    works &&
    [
      ['09:00', '12:00:00.000Z'],
      ['13:30', '17:00:00.000Z'],
    ].some(([opens = '', closes = '']) => clock >= opens && clock <= closes)
  );
}
