import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { selfTestWebhook } from '../db/webhook-queue.ts';
import { webhookAddress } from '../events/webhook-address.ts';
import type { Deps } from './deps.ts';
import { WebhookAnswer, webhookAnswer, webhookFields } from './webhook-answer.ts';

const Body = strictObject({
  ...webhookFields,
  secret: Type.Optional(Type.String({ minLength: 32, maxLength: 200 })),
});

/** PUT /api/approval/webhooks/{code}: adds or changes a webhook; without a secret it keeps the one it has. */
export function putWebhookRoute(app: Http, { stores, webhooks, now }: Deps): void {
  app.put(
    '/api/approval/webhooks/:code',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['webhooks'],
        summary: '设置推送订阅 add or change a webhook',
        params: Type.Object({ code: Code }),
        body: Body,
        response: { 200: WebhookAnswer },
      },
    },
    async (request) => {
      const { code } = request.params;
      const { secret, ...asked } = request.body;
      const address = webhookAddress(asked.url, webhooks.http);
      if (address === undefined || code === selfTestWebhook)
        throw new ProblemError('webhook_address_refused');
      const known = await stores.prisma.webhook.findUnique({ where: { code } });
      const sealedSecret = secret === undefined ? known?.sealedSecret : webhooks.seal(code, secret);
      if (sealedSecret === undefined) throw new ProblemError('webhook_secret_missing');
      const data = { ...asked, sealedSecret, changedBy: callerOf(request).id, changedAt: now() };
      const kept = await stores.prisma.webhook.upsert({
        where: { code },
        create: { code, ...data },
        update: data,
      });
      return webhookAnswer(kept);
    },
  );
}
