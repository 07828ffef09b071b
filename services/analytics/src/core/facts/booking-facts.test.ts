import { expect, test } from 'vitest';
import type { Told } from '../../../test/judged-case.ts';
import { everything, told, toldAnyhow } from '../../../test/told-subject.ts';
import { bookingFacts } from './booking-facts.ts';

const booking = (step: string, at: string): Told => [
  `booking.${step}`,
  at,
  { bookingId: 's1', hall: 'h1', queue: 'q1', slot: '2026-11-02T17:00:00Z' },
];
const facts = (...events: readonly Told[]) => bookingFacts(told(...events), ...everything);

test('a booking lies on the local date of its slot', () => {
  expect(facts(booking('made', '10-20'))).toMatchObject({
    slot_date: '2026-11-03',
    hall: 'h1',
    queue: 'q1',
    is_made: 1,
    is_kept: 0,
    is_missed: 0,
  });
});

test('who came kept the booking, also where it was noted as missed', () => {
  expect(facts(booking('made', '10-20'), booking('missed', '11-03'))).toMatchObject({ is_missed: 1 });
  const both = [booking('made', '10-20'), booking('kept', '11-03'), booking('missed', '11-03 12:00')];
  expect(facts(...both)).toMatchObject({ is_kept: 1, is_missed: 0 });
  expect(bookingFacts(toldAnyhow(...both), ...everything)).toEqual(facts(...both));
});

test('other events make no booking', () => {
  expect(facts(['ticket.issued', '11-02', {}])).toBe(undefined);
});
