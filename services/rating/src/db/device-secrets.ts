import { createHmac } from 'node:crypto';

/** Secrets of window evaluators, derived from a key by device and generation: they are stored nowhere. */
export const createDeviceSecrets =
  (key: Buffer) =>
  (deviceId: string, generation: number): string =>
    createHmac('sha256', key).update(`${deviceId}.${generation}`).digest('base64url');
export type DeviceSecrets = ReturnType<typeof createDeviceSecrets>;
