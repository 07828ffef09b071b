import { expect, test } from 'vitest';
import { registerDevice, removeDevice, renewDevice, validKeys, type Device } from './device.ts';

const place = { deviceId: 'd', region: '320281', hall: 'hall', window: '3' };
const at = '2026-11-01T00:00:00.000Z';
const stateOf = (decision: ReturnType<typeof renewDevice>): Device => {
  if ('refusal' in decision) throw new Error(decision.refusal);
  return decision.state;
};
const registered = registerDevice(undefined, { ...place, at, registeredBy: 'admin' });
const device = 'state' in registered ? registered.state : undefined;
const generations = (of: Device, when: string): number[] =>
  validKeys(of, when).map(({ generation }) => generation);

test('a secret lasts thirty days to the millisecond', () => {
  if (device === undefined) throw new Error('not registered');
  expect(generations(device, '2026-11-30T23:59:59.999Z')).toEqual([1]);
  expect(generations(device, '2026-12-01T00:00:00.000Z')).toEqual([]);
});

test('two secrets are valid at most, the older one to its own end', () => {
  const once = stateOf(renewDevice(device, { at: '2026-11-20T00:00:00.000Z' }));
  expect(generations(once, '2026-11-20T00:00:00.000Z')).toEqual([1, 2]);
  expect(generations(once, '2026-12-01T00:00:00.000Z')).toEqual([2]);
  const twice = stateOf(renewDevice(once, { at: '2026-11-21T00:00:00.000Z' }));
  expect(generations(twice, '2026-11-21T00:00:00.000Z')).toEqual([2, 3]);
});

test('what was removed has no secret and gets none', () => {
  if (device === undefined) throw new Error('not registered');
  const removed = stateOf(removeDevice(device, { at, removedBy: 'admin', reason: '损坏' }));
  expect(generations(removed, at)).toEqual([]);
  expect(renewDevice(removed, { at })).toEqual({ refusal: 'device_removed' });
  expect(removeDevice(removed, { at, removedBy: 'admin', reason: '损坏' })).toEqual({
    refusal: 'device_removed',
  });
  expect(renewDevice(undefined, { at })).toEqual({ refusal: 'device_unknown' });
  expect(registerDevice(device, { ...place, at, registeredBy: 'admin' })).toEqual({
    refusal: 'device_known',
  });
});
