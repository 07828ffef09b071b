import { randomUUID } from 'node:crypto';
import { newEventId } from '@haoban/contracts/event-id';
import { eventSubject } from '@haoban/contracts/subjects';
import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher, type Publisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPortal, startRating } from './start-services.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
let portal: Awaited<ReturnType<typeof startPortal>>;
let nc: Awaited<ReturnType<typeof natsConnection>>;
let publisher: Publisher;

beforeAll(async () => {
  rating = await startRating();
  portal = await startPortal({ rating: rating.url });
  nc = await natsConnection(rating.natsUrl, 'test');
  publisher = createPublisher(nc);
});
afterAll(async () => {
  publisher.close();
  await nc.close();
  await portal.stop();
  await rating.stop();
});

/** Serves a ticket at window 12 and invites to rate it; the path of the link. */
async function invite(): Promise<string> {
  const subject = randomUUID();
  const time = '2026-11-23T02:30:00.000Z';
  const event = {
    specversion: '1.0' as const,
    id: newEventId(Date.parse(time)),
    source: 'haoban/intake',
    type: 'ticket.served.v1',
    time,
    subject,
    sequence: 1,
    recordedat: time,
    dataset: 'live',
    region: '320281',
    data: { hall: '320281-hall', queue: 'A', window: '12', officer: 'window-clerk', caseIds: [] },
  };
  await publisher.publish(eventSubject(event), JSON.stringify(event), event.id);
  const authorization = `Bearer ${await testToken('window-clerk')}`;
  const url = await waitUntil(
    async () => {
      const answer = await fetch(`${portal.address}/api/rating/subjects/${subject}/invitations`, {
        method: 'POST',
        headers: { authorization, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
        body: JSON.stringify({ node: 'visit' }),
      });
      const invited: { url?: string } = JSON.parse(await answer.text());
      return invited.url;
    },
    { timeoutMs: 80_000, what: 'the invitation' },
  );
  return new URL(url).pathname;
}

const open = async (path: string) => {
  const answer = await fetch(`${portal.address}${path}`);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const send = async (path: string, fields: Record<string, string>) => {
  const answer = await fetch(`${portal.address}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, text: await answer.text() };
};
const keyIn = (text: string): string => /name="key" value="([^"]+)"/.exec(text)?.[1] ?? '';

test('a citizen rates through a link without any script, once, and sending the form again thanks again', async () => {
  const link = await invite();
  const first = await open(link);
  expect(first.status).toBe(200);
  expect(first.headers.get('cache-control')).toBe('no-store');
  for (const words of ['窗口服务', '12', '非常满意', '非常不满意', '自愿、匿名'])
    expect(first.text).toContain(words);
  expect(first.text).not.toContain('<script');

  const fields = { level: '2', text: '等了很久\r\n没人叫号', key: keyIn(first.text) };
  expect(await send(link, fields)).toEqual({ status: 200, text: expect.stringContaining('感谢您的评价') });
  expect((await send(link, fields)).text).toContain('感谢您的评价');

  const used = await open(`${link}?lang=en`);
  expect([used.status, used.text]).toEqual([409, expect.stringContaining('This link was used already')]);
});

test('a form without a level, or with too many words, is asked again and uses nothing up', async () => {
  const link = await invite();
  const key = keyIn((await open(link)).text);
  for (const fields of [{ key }, { key, level: '6' }, { key, level: '5', text: '好'.repeat(501) }]) {
    expect(await send(link, fields)).toEqual({
      status: 422,
      text: expect.stringContaining('请先选择一个满意度'),
    });
  }
  expect((await send(link, { key, level: '5', text: '好'.repeat(500) })).status).toBe(200);
});

test('a forged link says so', async () => {
  expect(await open('/rate/abc.def')).toMatchObject({
    status: 403,
    text: expect.stringContaining('这个链接无效'),
  });
});

test('the first view weighs less than 50 kB', async () => {
  const { text } = await open(await invite());
  const style = await open(/href="(\/style[^"]+)"/.exec(text)?.[1] ?? '');
  expect(style.headers.get('cache-control')).toContain('immutable');
  expect(Buffer.byteLength(text + style.text)).toBeLessThan(50_000);
});

test('while rating is away the page says that the link stays valid', async () => {
  const alone = await startPortal({});
  const answer = await fetch(`${alone.address}/rate/abc.def`);
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('它仍然有效')]);
  await alone.stop();
});
