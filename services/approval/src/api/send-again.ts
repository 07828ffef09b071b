import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';

/** POST /api/approval/webhooks/{code}/deliveries/{deliveryId}/repetition: sends it once more, under the same id. */
export function sendAgainRoute(app: Http, { stores, now }: Deps): void {
  app.post(
    '/api/approval/webhooks/:code/deliveries/:deliveryId/repetition',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['webhooks'],
        summary: '重新推送 send a delivery again',
        params: Type.Object({ code: Code, deliveryId: Code }),
        response: { 200: Type.Object({ deliveryId: Type.String() }) },
      },
    },
    async (request) => {
      const { code, deliveryId } = request.params;
      if (!(await stores.webhookQueue.again(code, deliveryId, now())))
        throw new ProblemError('delivery_unknown');
      return { deliveryId };
    },
  );
}
