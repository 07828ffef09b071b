import { describe, expect, test } from 'vitest';
import { kindsOf } from './subject-kinds.ts';

describe('rows that an event can change', () => {
  test.each([
    ['case.submitted.v1', ['case']],
    ['stage.started.v1', ['case']],
    ['extension.granted.v1', ['case']],
    ['visit.recorded.v1', ['case']],
    ['delivery.completed.v1', ['case']],
    ['commitment.due.v1', ['case']],
    ['ticket.issued.v1', ['ticket']],
    ['booking.made.v1', ['booking']],
    ['rectification.closed.v1', ['order']],
    ['review.scored.v1', ['review']],
    ['light.raised.v1', ['light']],
    ['item.retired.v1', ['item']],
    ['journal.tallied.v1', []],
  ])('%s: %o', (type, expected) => {
    expect(kindsOf(type, {})).toEqual(expected);
  });

  test('a rating changes the row of its node: a ticket for a visit, else a case', () => {
    expect(kindsOf('rating.submitted.v1', { node: 'visit' })).toEqual(['ticket']);
    expect(kindsOf('rating.defaulted.v1', { node: '3' })).toEqual(['case']);
  });

  test('an invalidated rating, which names no node, can be either', () => {
    expect(kindsOf('rating.invalidated.v1', { ratingId: 'r1' })).toEqual(['case', 'ticket']);
  });
});
