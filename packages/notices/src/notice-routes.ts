import { callerOf, mayActIn } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce, type ReceiptBook } from '@haoban/service-kit/idempotency';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type, type Static } from 'typebox';
import { noticeReasons, noticeStates } from './notice.ts';
import type { ListedNotice } from './notice-desk.ts';
import type { Notices } from './open-notices.ts';

const NoticeAnswer = Type.Object({
  noticeId: Type.String(),
  template: Type.String(),
  kind: Type.String(),
  channel: Type.String(),
  subject: Type.String(),
  region: Type.String(),
  state: Type.Enum([...noticeStates]),
  reason: Type.Optional(Type.String({ description: noticeReasons.join(', ') })),
  tries: Type.Integer(),
  queuedAt: Type.String(),
  nextTryAt: Type.Optional(Type.String()),
  sentAt: Type.Optional(Type.String()),
  endedAt: Type.Optional(Type.String()),
});
type NoticeAnswer = Static<typeof NoticeAnswer>;
const Page = Type.Object({
  notices: Type.Array(NoticeAnswer),
  next: Type.Optional(Type.String({ description: 'ask for `before` this for the next page' })),
});
const Queued = Type.Object({ noticeId: Type.String() });

const answerOf = (notice: ListedNotice): NoticeAnswer => ({
  noticeId: notice.notice_id,
  template: notice.template,
  kind: notice.kind,
  channel: notice.channel,
  subject: notice.subject,
  region: notice.region,
  state: notice.state,
  ...(notice.reason === null ? {} : { reason: notice.reason }),
  tries: notice.tries,
  queuedAt: notice.queued_at.toISOString(),
  ...(notice.state === 'waiting' ? { nextTryAt: notice.next_try_at.toISOString() } : {}),
  ...(notice.sent_at === null ? {} : { sentAt: notice.sent_at.toISOString() }),
  ...(notice.ended_at === null ? {} : { endedAt: notice.ended_at.toISOString() }),
});

/** What the routes work with. */
export type NoticeRouteDeps = {
  readonly notices: Pick<Notices, 'desk'>;
  readonly receipts: ReceiptBook;
  readonly now: () => Date;
};

/** GET /api/{service}/notices and POST …/{noticeId}/resending: what became of notices, and once more. */
export function noticeRoutes(app: Http, service: string, { notices, receipts, now }: NoticeRouteDeps): void {
  app.get(
    `/api/${service}/notices`,
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['notices'],
        summary: '通知清单 list notices, newest first',
        querystring: strictObject({
          state: Type.Enum([...noticeStates], { default: 'given_up' }),
          subject: Type.Optional(Type.String({ maxLength: 64 })),
          before: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
        }),
        response: { 200: Page },
      },
    },
    async (request) => {
      const { limit } = request.query;
      const { areas } = callerOf(request);
      const found = await notices.desk.list({ ...request.query, areas, limit: limit + 1 });
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1) : undefined;
      return { notices: shown.map(answerOf), ...(last === undefined ? {} : { next: last.position }) };
    },
  );
  app.post(
    `/api/${service}/notices/:noticeId/resending`,
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['notices'],
        summary: '重发通知 send a notice once more',
        params: Type.Object({ noticeId: Type.String({ maxLength: 64 }) }),
        response: { 201: Queued },
      },
    },
    async (request, reply) => {
      const { noticeId } = request.params;
      const caller = callerOf(request);
      const found = await notices.desk.find(noticeId);
      if (found === undefined) throw new ProblemError('notice_unknown');
      if (!mayActIn(caller, found.region)) throw new ProblemError('area_denied');
      const queued = await answerOnce(request, receipts, Queued, async (stub) => {
        const made = await notices.desk.sendAgain(noticeId, caller.id, stub, now());
        if (made === undefined) throw new ProblemError('notice_waiting');
        return made;
      });
      return reply.code(201).send(queued);
    },
  );
}
