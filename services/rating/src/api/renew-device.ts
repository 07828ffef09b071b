import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { renewDevice } from '../core/device.ts';
import type { Deps } from './deps.ts';
import { DeviceAnswer, deviceAnswer } from './device-answer.ts';
import { requireDevice } from './require-device.ts';
import { withSignedBody } from '@haoban/service-kit/signed-body';

/** POST /api/rating/device/renewal: the next secret of an evaluator, asked for with one that is still valid. */
export function renewDeviceRoute(app: Http, deps: Deps): void {
  const { stores, deviceSecrets, now } = deps;
  withSignedBody(app, (scope, textOf) => {
    scope.post(
      '/api/rating/device/renewal',
      {
        config: { access: 'public' },
        schema: {
          tags: ['devices'],
          summary: '评价器换密钥 next secret',
          body: strictObject({}),
          response: { 200: DeviceAnswer },
        },
      },
      async (request, reply) => {
        const { deviceId, region } = await requireDevice(deps, request, textOf(request));
        const outcome = await stores.devices.execute({
          subject: deviceId,
          region,
          context: { actor: `device/${deviceId}`, traceparent: request.traceparent },
          decide: (before) => renewDevice(before, { at: now().toISOString() }),
        });
        const answer = deviceAnswer(orProblem(outcome).state, deviceSecrets);
        return reply.header('cache-control', 'no-store').send(answer);
      },
    );
  });
}
