import { randomUUID } from 'node:crypto';
import { eventSubject } from '@haoban/contracts/subjects';
import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher, type Publisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventMaker } from './event-maker.ts';
import { startAnalytics, type Analytics } from './start-analytics.ts';

type Letter = {
  id: string;
  at: string;
  state: string;
  detail: string;
  body: string;
  decidedBy: string;
  note: string;
};

let analytics: Analytics;
let publisher: Publisher;
let close: () => Promise<void>;
const make = eventMaker('live');
const natsSubject = eventSubject(make.submit('x', '2026-10-01T00:00:00Z'));

beforeAll(async () => {
  analytics = await startAnalytics();
  const nc = await natsConnection(analytics.nats, 'test');
  publisher = createPublisher(nc);
  close = async () => {
    publisher.close();
    await nc.close();
  };
});
afterAll(async () => {
  await close();
  await analytics.stop();
});

const listed = async (query = 'state=waiting'): Promise<{ total: number; letters: Letter[] }> =>
  JSON.parse(await (await analytics.get(`/api/analytics/dead-letters?${query}`, 'admin')).text());

const untilBuried = (text: string, after = ''): Promise<Letter> =>
  waitUntil(async () => (await listed()).letters.find(({ body, at }) => body.includes(text) && at > after), {
    timeoutMs: 60_000,
    what: `a letter with ${text}`,
  });

async function decide(
  id: string,
  action: 'replay' | 'discard',
  { reason = 'looked at it', key = randomUUID(), account = 'admin' } = {},
) {
  const response = await fetch(`${analytics.address}/api/analytics/dead-letters/${id}/${action}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await testToken(account)}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({ reason }),
  });
  const answer: Letter & { code?: string } = JSON.parse(await response.text());
  return { status: response.status, answer };
}

test('what is no event is listed with its reason, for administrators alone', async () => {
  await publisher.publish(natsSubject, 'no event at all', 'bad-1');
  expect(await untilBuried('no event at all')).toMatchObject({ detail: 'is not JSON', state: 'waiting' });
  for (const account of ['analyst', 'leader'])
    expect((await analytics.get('/api/analytics/dead-letters', account)).status).toBe(403);
});

test('one is left for good with who and why, once a key', async () => {
  const { id } = await untilBuried('no event at all');
  const key = randomUUID();
  const first = await decide(id, 'discard', { key, reason: 'a test message' });
  expect(first).toMatchObject({
    status: 200,
    answer: { state: 'discarded', decidedBy: 'admin', note: 'a test message' },
  });
  expect(await decide(id, 'discard', { key, reason: 'a test message' })).toEqual(first);
  expect(await decide(id, 'replay')).toMatchObject({ status: 409, answer: { code: 'dead_letter_settled' } });
  expect((await listed()).letters.map((letter) => letter.id)).not.toContain(id);
  expect((await listed('state=discarded')).letters.map((letter) => letter.id)).toContain(id);
});

test('one that is sent again and fails again waits again', async () => {
  await publisher.publish(natsSubject, '{"half": "an event"}', 'bad-2');
  const before = await untilBuried('half');
  expect((await decide(before.id, 'replay')).answer.state).toBe('replayed');
  const again = await untilBuried('half', before.at);
  expect(again).toMatchObject({ id: before.id, state: 'waiting', decidedBy: '' });
});

test('a calendar that contradicts itself is put aside and holds nothing up', async () => {
  const calendar = make.event('approval', 'cn', 'calendar.published', '2026-01-01T00:00:00Z', {
    ...calendarCn,
    coverage: { from: '2026-12-31', to: '2026-01-01' },
  });
  await publisher.publish(eventSubject(calendar), JSON.stringify(calendar), 'bad-3');
  const behind = make.submit('behind', '2026-10-01T00:00:00Z');
  await publisher.publish(eventSubject(behind), JSON.stringify(behind), 'good-1');
  expect((await untilBuried('2026-12-31')).detail).toContain('/data');
  await waitUntil(
    async () => (await analytics.answer('cases_filed', 'from=2026-10-01&to=2026-11-01')).value === 1,
    {
      timeoutMs: 60_000,
      what: 'the case behind it',
    },
  );
});

test('a subject that no row can be made of is decided on like a message, and settles once it is judged', async () => {
  const say = (event: ReturnType<typeof make.submit>) =>
    publisher.publish(eventSubject(event), JSON.stringify(event), event.id);
  await say(make.submit('huge', '2026-10-02T00:00:00Z'));
  await say(make.accept('huge', '2026-10-02T01:00:00Z', { visitsLimit: 70_000 }));
  const first = await untilBuried('"huge"');
  expect(first.detail).toBe('declared_visits: 70000 is no UInt16');
  expect(await decide(first.id, 'replay')).toMatchObject({ status: 200, answer: { state: 'replayed' } });
  const again = await untilBuried('"huge"', first.at);
  expect(again).toMatchObject({ id: first.id, decidedBy: '' });
  expect((await decide(first.id, 'discard')).answer.state).toBe('discarded');
  expect((await listed()).letters.map(({ id }) => id)).not.toContain(first.id);
  await say(make.visit('huge', '2026-10-02T02:00:00Z'));
  await untilBuried('"huge"', again.at);
  await say(make.accept('huge', '2026-10-02T03:00:00Z', { visitsLimit: 1 }));
  const settled = await waitUntil(
    async () => (await listed('state=replayed')).letters.find(({ id }) => id === first.id),
    { timeoutMs: 120_000, what: 'the letter to settle' },
  );
  expect(settled).toMatchObject({ decidedBy: 'analytics', note: 'judged since' });
}, 240_000);

test('decisions are for administrators, of letters there are, with a reason', async () => {
  expect((await decide('0'.repeat(32), 'replay')).answer.code).toBe('dead_letter_unknown');
  expect((await decide('0'.repeat(32), 'replay', { account: 'analyst' })).status).toBe(403);
  expect((await decide('0'.repeat(32), 'discard', { reason: ' ' })).status).toBe(400);
});

test('the sink says how far it is behind', async () => {
  const text = await (await fetch(`${analytics.address}/metrics`)).text();
  const reading = (name: string): number => Number(new RegExp(`^${name}\\S* (\\S+)$`, 'm').exec(text)?.[1]);
  expect(reading('haoban_sink_lag')).toBe(0);
  expect(reading('haoban_sink_oldest_seconds')).toBe(0);
  expect(reading('haoban_sink_batch_events')).toBeGreaterThan(0);
  expect(reading('haoban_sums_waiting_days')).toBeGreaterThanOrEqual(0);
});
