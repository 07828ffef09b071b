import { randomUUID } from 'node:crypto';
import { Code } from '@haoban/contracts/events/fields';
import { callerOf, requireArea } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { issueTicket, type Ticket } from '../core/ticket.ts';
import type { Deps } from './deps.ts';
import { requireWindow } from './references.ts';
import { TicketAnswer, ticketAnswer } from './ticket-command.ts';

/** POST /api/intake/tickets: a number for a queue of a hall. */
export function issueTicketRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/tickets',
    {
      config: { access: { roles: ['window', 'kiosk'] } },
      schema: {
        tags: ['hall'],
        summary: '取号 issue a ticket',
        body: strictObject({ hall: Code, queue: Code }),
        response: { 201: TicketAnswer },
      },
    },
    async (request, reply) => {
      const { hall, queue } = request.body;
      const region = await requireWindow(deps, hall, undefined);
      requireArea(callerOf(request), region);
      const issued = await answerOnce(request, deps.receipts, TicketAnswer, async (stub) => {
        const ticketId = randomUUID();
        const number = `${queue}-${ticketId.slice(0, 4).toUpperCase()}`;
        const ticket: Ticket = { ticketId, region, status: 'waiting', number, data: { hall, queue } };
        const answer = ticketAnswer(ticket);
        const outcome = await deps.stores.tickets.execute({
          subject: ticketId,
          region,
          context: contextOf(request),
          receipt: () => ({ ...stub, status: 201, response: answer }),
          decide: (before) => issueTicket(before, ticket, deps.now().toISOString()),
        });
        orProblem(outcome);
        return answer;
      });
      return reply.code(201).send(issued);
    },
  );
}
