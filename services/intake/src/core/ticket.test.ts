import { describe, expect, test } from 'vitest';
import { at, stateOf } from '../../test/given-filing.ts';
import { abandonTicket, callTicket, issueTicket, serveTicket, type Ticket } from './ticket.ts';

const data = { hall: 'hall', queue: 'A' };
const waiting: Ticket = { ticketId: 't-1', region: '320281', status: 'waiting', number: 'A-1', data };
const call = { at: at(5), window: '3', officer: 'window-clerk' };
const called = stateOf(callTicket(waiting, call));
const served = stateOf(serveTicket(called, { at: at(9), caseIds: ['case-1'] }));
const gone = stateOf(abandonTicket(waiting, { at: at(9) }));

test('a ticket is issued, called to a window and served with the cases it was for', () => {
  const steps = [
    issueTicket(undefined, waiting, at(0)),
    callTicket(waiting, call),
    serveTicket(called, { at: at(9), caseIds: ['case-1'] }),
  ];
  const atWindow = { ...data, window: '3', officer: 'window-clerk' };
  expect(steps).toEqual([
    { state: waiting, events: [{ type: 'ticket.issued.v1', time: at(0), data }] },
    {
      state: { ...waiting, status: 'called', data: atWindow },
      events: [{ type: 'ticket.called.v1', time: at(5), data: atWindow }],
    },
    {
      state: served,
      events: [{ type: 'ticket.served.v1', time: at(9), data: { ...atWindow, caseIds: ['case-1'] } }],
    },
  ]);
});

test('a ticket may be called again, to another window', () => {
  expect(callTicket(called, { ...call, window: '4' })).toMatchObject({
    state: { status: 'called', data: { window: '4' } },
  });
});

test('its holder may go away before or after the call', () => {
  expect(abandonTicket(waiting, { at: at(9) })).toMatchObject({
    events: [{ type: 'ticket.abandoned.v1', data }],
  });
  expect(abandonTicket(called, { at: at(9) })).toMatchObject({ state: { status: 'abandoned' } });
});

describe('what is over stays over', () => {
  test.each([served, gone])('$status', (before) => {
    for (const decision of [
      callTicket(before, call),
      serveTicket(before, { at: at(10), caseIds: [] }),
      abandonTicket(before, { at: at(10) }),
    ])
      expect(decision).toEqual({ refusal: 'wrong_status' });
  });
  test('a ticket that was never called cannot be served, and no number is given twice', () => {
    expect(serveTicket(waiting, { at: at(9), caseIds: [] })).toEqual({ refusal: 'wrong_status' });
    expect(issueTicket(waiting, waiting, at(1))).toEqual({ refusal: 'number_taken' });
  });
});
