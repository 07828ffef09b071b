import { ProblemError } from '@haoban/service-kit/problems';
import type { FastifyRequest } from 'fastify';
import { validKeys, type Device } from '../core/device.ts';
import { isGenuine } from '@haoban/service-kit/signature';
import type { Deps } from './deps.ts';

/**
 * The evaluator that signed a request. `haoban-device` names it, `haoban-signature` is over
 * `{deviceId}.{METHOD} {path}.{t}.{body}`. Refuses with `signature_invalid`, unknown, removed and lapsed ones alike.
 */
export async function requireDevice(
  { stores, deviceSecrets, now }: Deps,
  request: FastifyRequest,
  body: string,
): Promise<Device> {
  const at = now();
  const { 'haoban-device': deviceId, 'haoban-signature': signature } = request.headers;
  const device = typeof deviceId === 'string' ? (await stores.devices.load(deviceId))?.state : undefined;
  if (device === undefined) throw new ProblemError('signature_invalid');
  const name = `${device.deviceId}.${request.method} ${request.url}`;
  const genuine = validKeys(device, at.toISOString()).some(({ generation }) =>
    isGenuine(deviceSecrets(device.deviceId, generation), { id: name, signature, body, at }),
  );
  if (!genuine) throw new ProblemError('signature_invalid');
  return device;
}
