import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { abandonTicket, callTicket, serveTicket } from '../core/ticket.ts';
import type { Deps } from './deps.ts';
import { requireWindow } from './references.ts';
import { commandTicket, TicketAnswer, TicketParams } from './ticket-command.ts';

const Served = strictObject({ caseIds: Type.Array(Code, { maxItems: 50, default: [] }) });
const options = (summary: string) => ({
  config: { access: { roles: ['window'] } },
  schema: { tags: ['hall'], summary, params: TicketParams, response: { 200: TicketAnswer } },
});

/** POST /api/intake/tickets/{ticketId}/{call,service-end,abandonment} */
export function moveTicketRoutes(app: Http, deps: Deps): void {
  const called = options('叫号 call a ticket to a window');
  app.post(
    '/api/intake/tickets/:ticketId/call',
    { ...called, schema: { ...called.schema, body: strictObject({ window: Code }) } },
    async (request) => {
      const { window } = request.body;
      const at = deps.now().toISOString();
      const found = await deps.stores.tickets.load(request.params.ticketId);
      if (found !== undefined) await requireWindow(deps, found.state.data.hall, window);
      const command = { at, window, officer: callerOf(request).id };
      return commandTicket(deps, request, (before) => callTicket(before, command));
    },
  );
  const served = options('办结离窗 end the service');
  app.post(
    '/api/intake/tickets/:ticketId/service-end',
    { ...served, schema: { ...served.schema, body: Served } },
    async (request) => {
      const command = { at: deps.now().toISOString(), caseIds: request.body.caseIds };
      return commandTicket(deps, request, (before) => serveTicket(before, command));
    },
  );
  app.post(
    '/api/intake/tickets/:ticketId/abandonment',
    options('弃号 the holder went away'),
    async (request) => {
      const command = { at: deps.now().toISOString() };
      return commandTicket(deps, request, (before) => abandonTicket(before, command));
    },
  );
}
