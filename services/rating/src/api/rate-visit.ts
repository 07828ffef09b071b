import { createHmac, randomUUID } from 'node:crypto';
import { Instant } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { rateVisit } from '../core/rate-visit.ts';
import type { Deps } from './deps.ts';
import { requireDevice } from './require-device.ts';
import { saidFields } from './said-body.ts';
import { withSignedBody } from '@haoban/service-kit/signed-body';
import { Thanks, thanks } from './thanks.ts';

const Body = strictObject({
  ticketId: Type.String({ pattern: '^[0-9A-Za-z_-]{1,64}$' }),
  pressId: Type.String({
    pattern: '^[0-9a-f-]{36}$',
    description: 'made by the device; sent again it is one rating',
  }),
  ...saidFields,
  clientAt: Type.Optional(Instant),
});

const deviceHash = (key: Buffer, deviceId: string): string =>
  createHmac('sha256', key).update(`device\n${deviceId}`).digest('hex').slice(0, 32);

/** POST /api/rating/device/ratings: the rating of a visit pressed at its window, signed by the evaluator. */
export function rateVisitRoute(app: Http, deps: Deps): void {
  const { stores, links, provenanceKey, now } = deps;
  withSignedBody(app, (scope, textOf) => {
    scope.post(
      '/api/rating/device/ratings',
      {
        config: { access: 'public' },
        schema: {
          tags: ['devices'],
          summary: '评价器评价 rate at the window',
          body: Body,
          response: { 201: Thanks },
        },
      },
      async (request, reply) => {
        const device = await requireDevice(deps, request, textOf(request));
        const { ticketId, pressId, clientAt, ...said } = request.body;
        const { settings } = await stores.worlds.worldOf(device);
        const invitationId = randomUUID();
        const command = {
          device,
          said,
          invitationId,
          tokenHash: links.hashFor(invitationId),
          ratingId: randomUUID(),
          at: now().toISOString(),
          days: settings.invitationDays,
          request: `${device.deviceId}/${pressId}`,
          provenance: {
            deviceHash: deviceHash(provenanceKey, device.deviceId),
            ...(clientAt === undefined ? {} : { clientAt }),
          },
        };
        const outcome = await stores.subjects.execute({
          subject: ticketId,
          region: (state) => state.region,
          context: { actor: 'citizen', traceparent: request.traceparent },
          decide: (before) => rateVisit(before, command),
        });
        const taken = orProblem(outcome).state.ratings.find((rating) => rating.request === command.request);
        return reply.code(201).send({ ratingId: taken?.ratingId ?? command.ratingId, thanks });
      },
    );
  });
}
