import type { Decision } from '@haoban/contracts/decision';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Ticket, TicketRefusal } from '../core/ticket.ts';
import type { Deps } from './deps.ts';

export const TicketParams = Type.Object({ ticketId: Type.String({ maxLength: 64 }) });
export const TicketAnswer = Type.Object({
  ticketId: Type.String(),
  number: Type.String(),
  status: Type.Enum(['waiting', 'called', 'served', 'abandoned']),
  hall: Type.String(),
  queue: Type.String(),
});

export const ticketAnswer = ({ ticketId, number, status, data }: Ticket): Static<typeof TicketAnswer> => ({
  ticketId,
  number,
  status,
  hall: data.hall,
  queue: data.queue,
});

/** Decides about one ticket in the caller's areas. */
export async function commandTicket(
  { stores }: Deps,
  request: FastifyRequest<{ Params: { ticketId: string } }>,
  decide: (state: Ticket) => Decision<Ticket, TicketRefusal>,
): Promise<Static<typeof TicketAnswer>> {
  const outcome = await stores.tickets.execute({
    subject: request.params.ticketId,
    region: (state) => state.region,
    context: contextOf(request),
    decide: withinAreas(request, 'ticket_unknown', decide),
  });
  return ticketAnswer(orProblem(outcome).state);
}
