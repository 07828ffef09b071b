import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Case } from '../core/case.ts';
import { dispatchDelivery } from '../core/dispatch-delivery.ts';
import { CourierLabel, lookUpLabel } from './courier-label.ts';
import { deliveryAnswer, DeliveryAnswer } from './delivery-answer.ts';
import { commandDelivery, DeliveryParams, getDelivery, visibleCase } from './delivery-command.ts';
import type { Deps } from './deps.ts';
import { knownCarrier } from './known-carrier.ts';

const Body = strictObject({
  carrier: Type.Optional(Code),
  trackingNumber: Type.Optional(Code),
  costCents: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  cabinet: Type.Optional(Code),
  keptHours: Type.Optional(Type.Integer({ minimum: 1, maximum: 24 * 30 })),
});
const Dispatched = Type.Object({
  ...DeliveryAnswer.properties,
  label: Type.Optional(CourierLabel),
  lockerCode: Type.Optional(Type.String()),
});

function applicantOf({ applicantRef }: Case): string {
  if (applicantRef === undefined) throw new ProblemError('filing_unknown');
  return applicantRef;
}

/** POST …/deliveries/{deliveryId}/dispatch: sends it off; a courier gets its label, a locker its code. */
export function dispatchDeliveryRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/delivery/cases/:caseId/deliveries/:deliveryId/dispatch',
    {
      config: { access: { roles: ['delivery'] } },
      schema: {
        tags: ['deliveries'],
        summary: '寄出 dispatch a delivery',
        params: DeliveryParams,
        body: Body,
        response: { 200: Dispatched },
      },
    },
    async (request, reply) => {
      const { deliveryId } = request.params;
      const state = await visibleCase(deps, request);
      const planned = getDelivery(state, deliveryId);
      const carrier = await knownCarrier(deps, request.body.carrier ?? planned.carrier);
      const costCents = request.body.costCents ?? carrier?.priceCents ?? undefined;
      const command = {
        at: deps.now().toISOString(),
        actor: callerOf(request).id,
        deliveryId,
        ...request.body,
        ...(costCents === undefined ? {} : { costCents }),
      };
      // refused before anybody's address is asked for
      orProblem(dispatchDelivery(state, await deps.stores.worlds.worldOf(state), command));
      const label =
        planned.method === 'courier'
          ? { label: await lookUpLabel(deps, applicantOf(state), request.traceparent) }
          : {};
      const delivery = await commandDelivery(deps, request, (before, world) =>
        dispatchDelivery(before, world, command),
      );
      const sent = delivery.shipments.at(-1);
      const lockerCode =
        sent?.cabinet === undefined ? {} : { lockerCode: deps.secrets.lockerCode(sent.shipment) };
      return reply
        .header('cache-control', 'no-store')
        .send({ ...deliveryAnswer(delivery), ...label, ...lockerCode });
    },
  );
}
