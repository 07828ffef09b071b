import { expect, test } from 'vitest';
import { natsConfig } from './nats-config.ts';
import type { NatsSettings } from './nats-config.ts';

const settings: NatsSettings = {
  port: 14222,
  monitorPort: 18222,
  storeDir: '/data/nats',
  version: [2, 9],
  password: 'secret',
  accounts: 0,
};

test.each([
  [[2, 9], false],
  [[2, 10], true],
  [[3, 0], true],
] as const)('version %j is given a sync interval: %s', ([major, minor], given) => {
  expect(natsConfig({ ...settings, version: [major, minor] }).includes('sync_interval')).toBe(given);
});

test('the suite has one user with a password; test accounts each have their own user', () => {
  expect(natsConfig(settings)).toContain('authorization { user: haoban, password: "secret" }');
  const isolated = natsConfig({ ...settings, accounts: 2 });
  expect(isolated.match(/user: "t\d+"/g)).toEqual(['user: "t0"', 'user: "t1"']);
  expect(isolated).not.toContain('authorization');
});
