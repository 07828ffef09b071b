import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { WebhookAnswer, webhookAnswer } from './webhook-answer.ts';

const config = { access: { roles: ['admin'] } };

/** GET /api/approval/webhooks and /{code}: who is told of what. */
export function showWebhooksRoutes(app: Http, { stores }: Deps): void {
  const { webhook } = stores.prisma;
  app.get(
    '/api/approval/webhooks',
    {
      config,
      schema: {
        tags: ['webhooks'],
        summary: '推送订阅清单 list webhooks',
        response: { 200: Type.Object({ rows: Type.Array(WebhookAnswer) }) },
      },
    },
    async () => ({ rows: (await webhook.findMany({ orderBy: { code: 'asc' } })).map(webhookAnswer) }),
  );
  app.get(
    '/api/approval/webhooks/:code',
    {
      config,
      schema: {
        tags: ['webhooks'],
        summary: '查看推送订阅 show a webhook',
        params: Type.Object({ code: Code }),
        response: { 200: WebhookAnswer },
      },
    },
    async (request) => {
      const found = await webhook.findUnique({ where: { code: request.params.code } });
      if (found === null) throw new ProblemError('webhook_unknown');
      return webhookAnswer(found);
    },
  );
}
