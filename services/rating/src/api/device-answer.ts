import { Type, type Static } from 'typebox';
import type { Device } from '../core/device.ts';
import type { DeviceSecrets } from '../db/device-secrets.ts';

/** A device with its newest secret: told to whoever registers it, and to itself when it renews. */
export const DeviceAnswer = Type.Object({
  deviceId: Type.String(),
  hall: Type.String(),
  window: Type.String(),
  secret: Type.String({ description: 'requests are signed with it' }),
  expiresAt: Type.String(),
});

/** The answer about a device, its secret made from its newest key. */
export function deviceAnswer(
  { deviceId, hall, window, keys }: Device,
  secretOf: DeviceSecrets,
): Static<typeof DeviceAnswer> {
  const key = keys.at(-1);
  if (key === undefined) throw new Error(`device ${deviceId} has no key`);
  return { deviceId, hall, window, secret: secretOf(deviceId, key.generation), expiresAt: key.expiresAt };
}
