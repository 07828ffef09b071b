import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';

/** DELETE /api/approval/webhooks/{code}: nothing more is sent; what still waited is forgotten. */
export function removeWebhookRoute(app: Http, { stores }: Deps): void {
  app.delete(
    '/api/approval/webhooks/:code',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['webhooks'],
        summary: '取消推送订阅 remove a webhook',
        params: Type.Object({ code: Code }),
        response: { 200: Type.Object({ code: Type.String() }) },
      },
    },
    async (request) => {
      const { code } = request.params;
      const { prisma } = stores;
      const [, { count }] = await prisma.$transaction([
        prisma.webhookDelivery.deleteMany({ where: { webhook: code } }),
        prisma.webhook.deleteMany({ where: { code } }),
      ]);
      if (count === 0) throw new ProblemError('webhook_unknown');
      return { code };
    },
  );
}
