import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { rerouteDelivery } from '../core/reroute-delivery.ts';
import { deliveryAnswer, DeliveryAnswer } from './delivery-answer.ts';
import { commandDelivery, DeliveryParams } from './delivery-command.ts';
import type { Deps } from './deps.ts';
import { knownCarrier } from './known-carrier.ts';
import { WayBody } from './way-body.ts';

/** POST …/deliveries/{deliveryId}/rerouting: another way for what has not left the house or did not arrive. */
export function rerouteDeliveryRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/delivery/cases/:caseId/deliveries/:deliveryId/rerouting',
    {
      config: { access: { roles: ['delivery', 'window'] } },
      schema: {
        tags: ['deliveries'],
        summary: '改换送达方式 choose another way',
        params: DeliveryParams,
        body: WayBody,
        response: { 200: DeliveryAnswer },
      },
    },
    async (request) => {
      const { deliveryId } = request.params;
      await knownCarrier(deps, request.body.carrier);
      const command = {
        at: deps.now().toISOString(),
        actor: callerOf(request).id,
        deliveryId,
        ...request.body,
      };
      return deliveryAnswer(
        await commandDelivery(deps, request, (before, world) => rerouteDelivery(before, world, command)),
      );
    },
  );
}
