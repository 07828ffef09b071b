import type { Decision } from '@haoban/contracts/decision';

const dayMs = 24 * 3600 * 1000;
const secretDays = 30;

/** A secret of a device by its number; the newest two may be in use, so that a lost answer locks nobody out. */
export type DeviceKey = { readonly generation: number; readonly expiresAt: string };

/** A window evaluator: it speaks for one window of one hall. */
export type Device = {
  readonly deviceId: string;
  readonly region: string;
  readonly hall: string;
  readonly window: string;
  readonly keys: readonly DeviceKey[];
  readonly removedAt?: string;
};

export type DeviceRefusal = 'device_unknown' | 'device_removed' | 'area_denied';

const keyAfter = (last: DeviceKey | undefined, at: string): DeviceKey => ({
  generation: (last?.generation ?? 0) + 1,
  expiresAt: new Date(Date.parse(at) + secretDays * dayMs).toISOString(),
});

/** A device registered at an instant (ISO) for a window. */
export type RegisterDevice = Pick<Device, 'deviceId' | 'region' | 'hall' | 'window'> & {
  readonly at: string;
  readonly registeredBy: string;
};

/** Binds a new device to a window; its first secret is valid for 30 days. */
export function registerDevice(
  before: Device | undefined,
  { at, registeredBy, ...place }: RegisterDevice,
): Decision<Device, 'device_known'> {
  if (before !== undefined) return { refusal: 'device_known' };
  const { deviceId, hall, window } = place;
  return {
    state: { ...place, keys: [keyAfter(undefined, at)] },
    events: [{ type: 'device.registered.v1', time: at, data: { deviceId, hall, window, registeredBy } }],
  };
}

/** Gives a device its next secret; the one before stays valid until its own end. */
export function renewDevice(
  before: Device | undefined,
  { at }: { readonly at: string },
): Decision<Device, DeviceRefusal> {
  if (before === undefined) return { refusal: 'device_unknown' };
  if (before.removedAt !== undefined) return { refusal: 'device_removed' };
  const last = before.keys.at(-1);
  const key = keyAfter(last, at);
  const { deviceId } = before;
  return {
    state: { ...before, keys: last === undefined ? [key] : [last, key] },
    events: [{ type: 'device.renewed.v1', time: at, data: { deviceId, expiresAt: key.expiresAt } }],
  };
}

/** Takes a device out of use for good, with a reason. */
export function removeDevice(
  before: Device,
  { at, removedBy, reason }: { readonly at: string; readonly removedBy: string; readonly reason: string },
): Decision<Device, DeviceRefusal> {
  if (before.removedAt !== undefined) return { refusal: 'device_removed' };
  const { deviceId } = before;
  return {
    state: { ...before, removedAt: at },
    events: [{ type: 'device.removed.v1', time: at, data: { deviceId, removedBy, reason } }],
  };
}

/** The secrets that a device may sign with at an instant (ISO). */
export const validKeys = ({ keys, removedAt }: Device, at: string): readonly DeviceKey[] =>
  removedAt === undefined ? keys.filter(({ expiresAt }) => expiresAt > at) : [];
