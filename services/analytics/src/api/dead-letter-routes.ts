import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { settleLetter } from '../core/dead-letter.ts';
import type { Deps } from './deps.ts';
import { linkPages } from './link-pages.ts';
import { PageFields } from './page-fields.ts';

const State = Type.Enum(['waiting', 'replayed', 'discarded']);
const Shown = Type.Object({
  id: Type.String(),
  consumer: Type.String(),
  reason: Type.String(),
  detail: Type.String(),
  at: Type.String(),
  natsSubject: Type.String(),
  body: Type.String(),
  state: State,
  decidedBy: Type.String(),
  decidedAt: Type.Union([Type.String(), Type.Null()]),
  note: Type.String(),
});
const Listed = Type.Object({ total: Type.Integer(), letters: Type.Array(Shown) });
const Query = strictObject({ state: Type.Optional(State), ...PageFields });
const Params = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{32}$' }) });
const Body = strictObject({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) });

const decisions = [
  { path: 'replay', to: 'replayed', summary: '重发死信 sends a dead letter again' },
  { path: 'discard', to: 'discarded', summary: '不再处理死信 leaves a dead letter for good' },
] as const;

/** GET /api/analytics/dead-letters, POST …/{id}/replay and …/{id}/discard. */
export function deadLetterRoutes(app: Http, deps: Deps): void {
  app.get(
    '/api/analytics/dead-letters',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['dead letters'],
        summary: '死信 messages that could not be taken',
        querystring: Query,
        response: { 200: Listed },
      },
    },
    async (request, reply) => {
      const found = await deps.letters.list(request.query);
      linkPages(request, reply, found.total);
      return found;
    },
  );
  for (const decision of decisions) settleRoute(app, deps, decision);
}

function settleRoute(
  app: Http,
  { letters, receipts, now }: Deps,
  { path, to, summary }: (typeof decisions)[number],
): void {
  app.post(
    `/api/analytics/dead-letters/:id/${path}`,
    {
      config: { access: { roles: ['admin'] } },
      schema: { tags: ['dead letters'], summary, params: Params, body: Body, response: { 200: Shown } },
    },
    (request) =>
      answerOnce(request, receipts, Shown, async (stub) => {
        const { id: by } = callerOf(request);
        const decision = { to, by, note: request.body.reason, at: now().toISOString() };
        const outcome = settleLetter(await letters.find(request.params.id), decision);
        if ('refusal' in outcome) throw new ProblemError(outcome.refusal);
        // sent first: killed in between it still waits, and sending it twice does no harm
        if (to === 'replayed') await letters.replay(outcome.letter);
        await letters.settle(outcome.letter, by, stub, outcome.letter);
        return outcome.letter;
      }),
  );
}
