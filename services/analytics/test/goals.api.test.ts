import { randomUUID } from 'node:crypto';
import { eventSubject } from '@haoban/contracts/subjects';
import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventMaker } from './event-maker.ts';
import { startAnalytics, type Analytics } from './start-analytics.ts';

let analytics: Analytics;
beforeAll(async () => {
  analytics = await startAnalytics();
});
afterAll(() => analytics.stop());

const target = { scope: 'item', code: 'i', region: '3202', value: 3, unit: 'WD', validFrom: '2026-01-01' };
const set = async (
  path: 'targets' | 'baselines',
  body: Record<string, unknown>,
  { account = 'leader', key = randomUUID() }: { account?: string; key?: string } = {},
) => {
  const response = await fetch(`${analytics.address}/api/analytics/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await testToken(account)}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  });
  const answer: Record<string, unknown> = JSON.parse(await response.text());
  return { status: response.status, answer };
};
const listed = async (
  path: string,
  account = 'leader',
): Promise<{ total: number; goals: Record<string, unknown>[] }> =>
  JSON.parse(await (await analytics.get(`/api/analytics/${path}`, account)).text());

describe('a target', () => {
  test('is set once a key, with who and when', async () => {
    const key = randomUUID();
    const first = await set('targets', target, { key });
    expect([first.status, first.answer]).toEqual([
      201,
      expect.objectContaining({ ...target, setBy: 'leader', year: null }),
    ]);
    expect(await set('targets', target, { key })).toEqual(first);
    expect((await set('targets', { ...target, value: 4 }, { key })).status).toBe(422);
    expect(await set('targets', target)).toMatchObject({ status: 409, answer: { code: 'goal_unchanged' } });
  });

  test('that is set anew leaves the old one in the history', async () => {
    const other = { ...target, code: 'history' };
    await set('targets', other);
    await set('targets', { ...other, value: 2 }, { account: 'mayor' }).then(({ status }) =>
      expect(status).toBe(403),
    );
    await set('targets', { ...other, value: 2 }, { account: 'admin' });
    const { goals, total } = await listed('targets?code=history');
    expect(total).toBe(2);
    expect(goals.map(({ value, setBy, stands }) => [value, setBy, stands])).toEqual([
      [2, 'admin', true],
      [3, 'leader', false],
    ]);
  });

  test('is set by leaders for their own areas only, and seen where it holds', async () => {
    expect(await set('targets', { ...target, region: '33' })).toMatchObject({
      status: 403,
      answer: { code: 'area_denied' },
    });
    expect((await set('targets', target, { account: 'window-clerk' })).status).toBe(403);
    const all = { ...target, code: 'province', region: '32' };
    expect((await set('targets', all, { account: 'admin' })).status).toBe(201);
    expect((await listed('targets?code=province', 'mayor')).total).toBe(1);
  });

  test('is checked: whole days, a real date, an area, nothing unknown', async () => {
    expect(await set('targets', { ...target, value: 2.5 })).toMatchObject({
      status: 422,
      answer: { code: 'goal_not_whole' },
    });
    for (const wrong of [
      { validFrom: '2026-02-30' },
      { region: '3' },
      { unit: 'days' },
      { year: 2017 },
      { code: '' },
    ])
      expect((await set('targets', { ...target, ...wrong })).status).toBe(400);
  });
});

test('a baseline bears its year', async () => {
  const { year: _, ...without } = { ...target, code: 'b', year: 2017 };
  expect((await set('baselines', without)).status).toBe(400);
  expect(await set('baselines', { ...without, year: 2017, value: 30 })).toMatchObject({
    status: 201,
    answer: { year: 2017, value: 30 },
  });
  expect((await listed('baselines?code=b')).goals).toMatchObject([{ year: 2017, value: 30, stands: true }]);
  expect((await listed('targets?code=b')).total).toBe(0);
});

test('figures follow a target: the event is heard and closed cases are judged by it', async () => {
  const make = eventMaker('live');
  const terms = { promised: { n: 5, unit: 'WD' }, code: 'followed' };
  const nc = await natsConnection(analytics.nats, 'test');
  const publisher = createPublisher(nc);
  const events = [
    make.calendar(),
    make.submit('c', '2026-11-02T09:00:00+08:00'),
    make.accept('c', '2026-11-02T10:00:00+08:00', terms),
    make.decide('c', '2026-11-05T10:00:00+08:00'),
  ];
  for (const event of events) await publisher.publish(eventSubject(event), JSON.stringify(event), event.id);
  const november = 'from=2026-11-01&to=2026-12-01&asOf=2026-12-01T00:00:00Z';
  const attained = () => analytics.answer('target_attainment', november);
  await waitUntil(async () => (await analytics.answer('cases_closed', november)).value === 1, {
    timeoutMs: 60_000,
    what: 'the case',
  });
  expect((await attained()).denominator).toBe(0);
  expect((await set('targets', { ...target, code: 'followed' })).status).toBe(201);
  await waitUntil(async () => (await attained()).denominator === 1, {
    timeoutMs: 60_000,
    what: 'the target',
  });
  expect((await attained()).numerator).toBe(1);
  await set('targets', { ...target, code: 'followed', value: 2 });
  await waitUntil(async () => (await attained()).numerator === 0, {
    timeoutMs: 60_000,
    what: 'the stricter target',
  });
  const compared = await analytics.get(
    `/api/analytics/indicators/elapsed_days_mean?${november}&compare=target`,
  );
  expect(JSON.parse(await compared.text())).toMatchObject({
    value: 3,
    comparison: { with: 'target', value: 2, difference: 1, over: { value: 3, denominator: 1 } },
  });
  for (const [year, value] of [
    [2017, 30],
    [2019, 12],
  ])
    await set('baselines', { ...target, code: 'followed', year, value });
  const baseline = (query = '') => analytics.answer('compression_baseline', `${november}${query}`);
  await waitUntil(
    async () => (await baseline('&baseline=2017')).value === 0.9 && (await baseline()).value === 0.75,
    {
      timeoutMs: 60_000,
      what: 'the baselines: of the year asked for, else of the latest',
    },
  );
  publisher.close();
  await nc.close();
});
