import type { Decision, NewEvent } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';

type TicketData = EventData<'ticket.issued.v1'>;

/** A queue ticket: waiting, at a window, and over. */
export type Ticket = {
  readonly ticketId: string;
  readonly region: string;
  readonly status: 'waiting' | 'called' | 'served' | 'abandoned';
  readonly number: string;
  readonly data: TicketData;
};

export type TicketRefusal = 'ticket_unknown' | 'wrong_status' | 'number_taken' | 'area_denied';

const next = (
  before: Ticket,
  status: Ticket['status'],
  data: TicketData,
  event: NewEvent,
): Decision<Ticket, TicketRefusal> => ({
  state: { ...before, status, data },
  events: [event],
});

/** Hands out a ticket. */
export function issueTicket(
  before: Ticket | undefined,
  ticket: Ticket,
  at: string,
): Decision<Ticket, TicketRefusal> {
  if (before !== undefined) return { refusal: 'number_taken' };
  return { state: ticket, events: [{ type: 'ticket.issued.v1', time: at, data: ticket.data }] };
}

/** Calls a ticket to a window; a ticket that was called may be called again. */
export function callTicket(
  before: Ticket,
  command: { at: string; window: string; officer: string },
): Decision<Ticket, TicketRefusal> {
  if (before.status !== 'waiting' && before.status !== 'called') return { refusal: 'wrong_status' };
  const { at, window, officer } = command;
  const data = { ...before.data, window, officer };
  return next(before, 'called', data, { type: 'ticket.called.v1', time: at, data });
}

/** Ends the service at the window, with the cases that were handled: the visit can be rated now. */
export function serveTicket(
  before: Ticket,
  command: { at: string; caseIds: readonly string[] },
): Decision<Ticket, TicketRefusal> {
  if (before.status !== 'called') return { refusal: 'wrong_status' };
  const data = { ...before.data, caseIds: [...command.caseIds] };
  return next(before, 'served', data, { type: 'ticket.served.v1', time: command.at, data });
}

/** The holder went away. */
export function abandonTicket(before: Ticket, command: { at: string }): Decision<Ticket, TicketRefusal> {
  if (before.status !== 'waiting' && before.status !== 'called') return { refusal: 'wrong_status' };
  return next(before, 'abandoned', before.data, {
    type: 'ticket.abandoned.v1',
    time: command.at,
    data: before.data,
  });
}
