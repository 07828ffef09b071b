import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { ratingOf } from '../core/subject.ts';
import { choicesAt, Levels, Options } from './catalogue-answer.ts';
import type { Deps } from './deps.ts';
import { requireDevice } from './require-device.ts';

// Who left the window longer ago is not asked any more.
const askForMs = 10 * 60 * 1000;

const Task = Type.Object({
  window: Type.String(),
  ticketId: Type.Union([Type.String(), Type.Null()], { description: 'null: nobody is to be asked now' }),
  levels: Levels,
  options: Options,
});

/** GET /api/rating/device/task: whom a window evaluator asks now, signed by it. */
export function showTaskRoute(app: Http, deps: Deps): void {
  const { stores, now } = deps;
  app.get(
    '/api/rating/device/task',
    {
      config: { access: 'public' },
      schema: { tags: ['devices'], summary: '评价器取任务 whom to ask', response: { 200: Task } },
    },
    async (request, reply) => {
      const { hall, window, region } = await requireDevice(deps, request, '');
      const at = now();
      const since = new Date(at.getTime() - askForMs).toISOString();
      const latest = await stores.servedTickets.latest(hall, window, since);
      const ticket = latest && (await stores.subjects.load(latest.subject))?.state;
      const isRated = ticket !== undefined && ratingOf(ticket, { node: 'visit', round: 1 }) !== undefined;
      const { settings } = await stores.worlds.worldOf({ region });
      const ticketId = isRated ? null : (ticket?.subject ?? null);
      return reply.header('cache-control', 'no-store').send({ window, ticketId, ...choicesAt(at, settings) });
    },
  );
}
