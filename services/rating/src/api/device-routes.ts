import { randomUUID } from 'node:crypto';
import { Code } from '@haoban/contracts/events/fields';
import { callerOf, requireArea } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { registerDevice, removeDevice, type Device } from '../core/device.ts';
import type { Deps } from './deps.ts';
import { DeviceAnswer, deviceAnswer } from './device-answer.ts';

const Body = strictObject({
  region: Type.String({ pattern: '^[0-9]{6,12}$', description: 'area of the hall' }),
  hall: Code,
  window: Code,
});
const Params = Type.Object({ deviceId: Type.String({ maxLength: 64 }) });
const Removal = strictObject({ reason: Type.String({ minLength: 1, maxLength: 200 }) });
const Kept = Type.Object({ deviceId: Type.String() });
const access = { roles: ['admin'] };

/** POST /api/rating/devices and /devices/{deviceId}/removal: window evaluators, each bound to one window. */
export function deviceRoutes(app: Http, { stores, receipts, deviceSecrets, now }: Deps): void {
  app.post(
    '/api/rating/devices',
    {
      config: { access },
      schema: {
        tags: ['devices'],
        summary: '登记评价器 register an evaluator',
        body: Body,
        response: { 201: DeviceAnswer },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      requireArea(caller, request.body.region);
      const deviceId = randomUUID();
      const command = { deviceId, ...request.body, at: now().toISOString(), registeredBy: caller.id };
      // the secret is made again from the device: the receipt does not hold it
      const kept = await answerOnce(request, receipts, Kept, async (stub) => {
        const outcome = await stores.devices.execute({
          subject: deviceId,
          region: request.body.region,
          context: contextOf(request),
          receipt: () => ({ ...stub, status: 201, response: { deviceId } }),
          decide: (before) => registerDevice(before, command),
        });
        orProblem(outcome);
        return { deviceId };
      });
      const device = (await stores.devices.load(kept.deviceId))?.state;
      if (device === undefined) throw new Error(`no device ${kept.deviceId} after its registration`);
      return reply.code(201).header('cache-control', 'no-store').send(deviceAnswer(device, deviceSecrets));
    },
  );
  app.post(
    '/api/rating/devices/:deviceId/removal',
    {
      config: { access },
      schema: {
        tags: ['devices'],
        summary: '停用评价器 take an evaluator out of use',
        params: Params,
        body: Removal,
        response: { 200: Type.Object({ deviceId: Type.String(), removed: Type.Boolean() }) },
      },
    },
    async (request) => {
      const { deviceId } = request.params;
      const command = { at: now().toISOString(), removedBy: callerOf(request).id, ...request.body };
      const outcome = await stores.devices.execute({
        subject: deviceId,
        region: ({ region }) => region,
        context: contextOf(request),
        decide: withinAreas(request, 'device_unknown', (before: Device) => removeDevice(before, command)),
      });
      orProblem(outcome);
      return { deviceId, removed: true };
    },
  );
}
