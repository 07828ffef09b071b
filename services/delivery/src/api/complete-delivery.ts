import { randomUUID } from 'node:crypto';
import { Code, FiledBy } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { completeDelivery } from '../core/complete-delivery.ts';
import { deliveryAnswer, DeliveryAnswer } from './delivery-answer.ts';
import { commandDelivery, DeliveryParams } from './delivery-command.ts';
import type { Deps } from './deps.ts';

const Body = strictObject({
  by: Type.Optional(FiledBy),
  hall: Type.Optional(Code),
  window: Type.Optional(Code),
});

/** POST /api/delivery/cases/{caseId}/deliveries/{deliveryId}/completion: the applicant has it. */
export function completeDeliveryRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/delivery/cases/:caseId/deliveries/:deliveryId/completion',
    {
      config: { access: { roles: ['delivery', 'window'] } },
      schema: {
        tags: ['deliveries'],
        summary: '送达签收 complete a delivery',
        params: DeliveryParams,
        body: Body,
        response: { 200: DeliveryAnswer },
      },
    },
    async (request) => {
      const { by = 'applicant', ...place } = request.body;
      const command = {
        at: deps.now().toISOString(),
        actor: callerOf(request).id,
        deliveryId: request.params.deliveryId,
        visitId: randomUUID(),
        by,
        ...place,
      };
      return deliveryAnswer(
        await commandDelivery(deps, request, (before, world) => completeDelivery(before, world, command)),
      );
    },
  );
}
