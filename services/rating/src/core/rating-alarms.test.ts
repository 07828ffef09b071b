import type { EventData } from '@haoban/contracts/events/catalogue';
import { expect, test } from 'vitest';
import { ratingAlarms } from './rating-alarms.ts';

const at = '2026-11-26T01:00:30.000Z';
const given: EventData<'rating.submitted.v1'> = {
  ratingId: 'r',
  invitationId: 'i',
  node: 'visit',
  nodeAt: '2026-11-26T01:00:00.000Z',
  round: 1,
  level: 1,
  options: [],
  hasText: false,
  realName: false,
  channel: 'qr',
  enteredBy: 'citizen',
  deviceHash: 'd',
  hall: 'hall',
  window: '3',
};
const kinds = (over: Partial<typeof given>, device = 1, window = 1) =>
  ratingAlarms({ ...given, ...over }, at, { device, window }).map(({ kind }) => kind);

test('an ordinary rating, even the worst, raises nothing', () => {
  expect(kinds({})).toEqual([]);
  expect(kinds({}, 4, 4)).toEqual([]);
});

test('the fifth of a minute does, by device and by window', () => {
  expect(kinds({}, 5, 1)).toEqual(['device_burst']);
  expect(kinds({}, 1, 5)).toEqual(['window_burst']);
});

test('time before the node does, by the server’s clock or the device’s; the instant itself does not', () => {
  expect(kinds({ clientAt: '2026-11-26T00:59:59.999Z' })).toEqual(['before_node']);
  expect(kinds({ nodeAt: '2026-11-26T01:00:30.001Z' })).toEqual(['before_node']);
  expect(kinds({ clientAt: given.nodeAt })).toEqual([]);
});

test('one that nobody was invited to does; a canary never', () => {
  const { invitationId: _, ...uninvited } = given;
  const counted = { device: 9, window: 9 };
  expect(ratingAlarms(uninvited, at, { device: 1, window: 1 }).map(({ kind }) => kind)).toEqual([
    'no_invitation',
  ]);
  expect(ratingAlarms({ ...uninvited, canary: true }, at, counted)).toEqual([]);
});

test('a burst within one minute is one alarm', () => {
  const idOf = (time: string) => ratingAlarms(given, time, { device: 5, window: 1 })[0]?.alarmId;
  expect(idOf('2026-11-26T01:00:31.000Z')).toBe(idOf('2026-11-26T01:00:59.999Z'));
  expect(idOf('2026-11-26T01:00:31.000Z')).not.toBe(idOf('2026-11-26T01:01:00.000Z'));
});
