import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { isGranted } from '../core/case.ts';
import { deliveryAnswer, DeliveryAnswer } from './delivery-answer.ts';
import { CaseParams, visibleCase } from './delivery-command.ts';
import type { Deps } from './deps.ts';

const Listed = Type.Object({
  caseId: Type.String(),
  itemName: Type.Optional(Type.String()),
  granted: Type.Boolean(),
  licence: Type.Optional(Type.String()),
  deliveries: Type.Array(DeliveryAnswer),
});

/** GET /api/delivery/cases/{caseId}/deliveries */
export function listDeliveriesRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/delivery/cases/:caseId/deliveries',
    {
      config: { access: { roles: ['delivery', 'window', 'officer', 'leader'] } },
      schema: {
        tags: ['deliveries'],
        summary: '查看送达 list deliveries',
        params: CaseParams,
        response: { 200: Listed },
      },
    },
    async (request) => {
      const state = await visibleCase(deps, request);
      const { caseId, itemName, licence, deliveries } = state;
      return {
        caseId,
        ...(itemName === undefined ? {} : { itemName }),
        granted: isGranted(state),
        ...(licence === undefined ? {} : { licence }),
        deliveries: deliveries.map(deliveryAnswer),
      };
    },
  );
}
