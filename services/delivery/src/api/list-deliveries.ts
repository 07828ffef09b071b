import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { isGranted, type Case } from '../core/case.ts';
import { licenceStatus } from '../core/licence.ts';
import { deliveryAnswer, DeliveryAnswer } from './delivery-answer.ts';
import { CaseParams, visibleCase } from './delivery-command.ts';
import type { Deps } from './deps.ts';

const text = Type.Optional(Type.String());
const Clock = Type.Object({
  from: Type.String(),
  due: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  provisional: Type.Optional(Type.Boolean()),
  calendar: text,
  endedAt: text,
});
/** What is delivered of a case, by when, and the lights of that clock. */
export const CaseAnswer = Type.Object({
  caseId: Type.String(),
  itemName: text,
  granted: Type.Boolean(),
  licence: text,
  clock: Type.Optional(Clock),
  lights: Type.Array(
    Type.Object({
      lightId: Type.String(),
      level: Type.Enum(['warn', 'yellow', 'red']),
      due: Type.String(),
      raisedAt: Type.String(),
      cancelledAt: text,
    }),
  ),
  deliveries: Type.Array(DeliveryAnswer),
});

const clockAnswer = ({ clock }: Case) => {
  if (clock === undefined) return {};
  const { since: _since, ...shown } = clock;
  return { clock: shown };
};

export const caseAnswer = (state: Case) => {
  const { caseId, itemName, licences, lights, deliveries } = state;
  const standing = licences.findLast((licence) => licenceStatus(licence) === 'valid');
  return {
    caseId,
    ...(itemName === undefined ? {} : { itemName }),
    granted: isGranted(state),
    ...(standing === undefined ? {} : { licence: standing.number }),
    ...clockAnswer(state),
    lights: lights.map(({ lightId, level, due, raisedAt, cancelledAt }) => ({
      lightId,
      level,
      due,
      raisedAt,
      ...(cancelledAt === undefined ? {} : { cancelledAt }),
    })),
    deliveries: deliveries.map(deliveryAnswer),
  };
};

/** GET /api/delivery/cases/{caseId}/deliveries */
export function listDeliveriesRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/delivery/cases/:caseId/deliveries',
    {
      config: { access: { roles: ['delivery', 'window', 'officer', 'approver', 'leader'] } },
      schema: {
        tags: ['deliveries'],
        summary: '查看送达 list deliveries',
        params: CaseParams,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => caseAnswer(await visibleCase(deps, request)),
  );
}
