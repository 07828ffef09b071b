import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { failDelivery } from '../core/fail-delivery.ts';
import { deliveryAnswer, DeliveryAnswer } from './delivery-answer.ts';
import { commandDelivery, DeliveryParams } from './delivery-command.ts';
import type { Deps } from './deps.ts';

const Body = strictObject({ reason: Type.String({ minLength: 1, maxLength: 2000 }) });

/** POST /api/delivery/cases/{caseId}/deliveries/{deliveryId}/failure */
export function failDeliveryRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/delivery/cases/:caseId/deliveries/:deliveryId/failure',
    {
      config: { access: { roles: ['delivery'] } },
      schema: {
        tags: ['deliveries'],
        summary: '送达失败 an attempt failed',
        params: DeliveryParams,
        body: Body,
        response: { 200: DeliveryAnswer },
      },
    },
    async (request) => {
      const { deliveryId } = request.params;
      const { reason } = request.body;
      const command = { at: deps.now().toISOString(), actor: callerOf(request).id, deliveryId, reason };
      return deliveryAnswer(await commandDelivery(deps, request, (before) => failDelivery(before, command)));
    },
  );
}
