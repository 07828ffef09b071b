import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellingReadings } from '../src/db/telling-readings.ts';
import { startApproval } from './start-approval.ts';

let approval: Awaited<ReturnType<typeof startApproval>>;
beforeAll(async () => {
  approval = await startApproval();
});
afterAll(() => approval.stop());

const tests = async (): Promise<Record<string, unknown>[]> => {
  const { body } = await approval.call('GET', '/self-tests', 'leader');
  return Array.isArray(body['rows']) ? body['rows'] : [];
};
const arrived = (count: number) =>
  waitUntil(async () => (await tests()).filter((row) => row['arrivedAt'] !== undefined).length === count, {
    what: `${count} self-tests to arrive`,
    timeoutMs: 30_000,
  });
const age = async (): Promise<number> =>
  (await tellingReadings(approval.stores)
    .find(({ name }) => name.endsWith('age_seconds'))
    ?.read()) ?? -1;

test('once a day a synthetic overdue case reaches its recipient through queue and signature, outside the journal', async () => {
  const { pool, clock } = approval;
  let telling = approval.tell();
  await arrived(1);
  expect((await tests())[0]).toMatchObject({ lights: ['warn', 'warn', 'yellow', 'red'] });
  expect(await age()).toBe(0);
  await telling.stop();
  clock.goTo('2026-11-03T02:00:00.000Z');
  expect(await age()).toBe(86_400);
  telling = approval.tell();
  await arrived(2);
  await telling.stop();
  const said = await pool.query("select from journal where type like 'light%'");
  expect(said.rowCount).toBe(0);
});

test('a self-test that does not arrive within ten minutes is shown as failed and leaves the age growing', async () => {
  const { clock, stores, pool } = approval;
  clock.goTo('2026-11-04T02:00:00.000Z');
  await stores.selfTests.start('00000000-0000-4000-8000-000000000001', clock.now(), ['warn']);
  clock.goTo('2026-11-04T02:11:00.000Z');
  const telling = approval.tell();
  await waitUntil(async () => (await tests())[0]?.['error'] === 'did not arrive in time', {
    what: 'the failure',
    timeoutMs: 30_000,
  });
  await telling.stop();
  expect(await age()).toBe(86_400 + 660);
  await pool.query('delete from webhook_deliveries');
});

test('the door for self-tests takes nothing that is not signed by this deployment', async () => {
  const response = await fetch(`${approval.address}/internal/self-tests`, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json',
      'haoban-delivery': 'x',
      'haoban-signature': 'y',
    },
    body: '{}',
  });
  expect([response.status, await response.text()]).toEqual([
    401,
    expect.stringContaining('signature_invalid'),
  ]);
});
