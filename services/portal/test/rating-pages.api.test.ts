import { randomUUID } from 'node:crypto';
import { newEventId } from '@haoban/contracts/event-id';
import { eventSubject } from '@haoban/contracts/subjects';
import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher, type Publisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const subjects: string[] = [];
const html = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });

/** What is wrong with a page, by the rules of HTML and of accessibility. */
const faultsOf = async (text: string): Promise<string[]> => {
  const { results } = await html.validateString(text);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${ruleId} ${message}`),
  );
};

/** Serves a ticket at window 12 and invites to rate it; the path of the link. */
async function invite(): Promise<string> {
  const subject = randomUUID();
  subjects.push(subject);
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
const send = async (path: string, fields: Record<string, string> | [string, string][]) => {
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
  for (const words of ['窗口服务', '12', '非常满意', '非常不满意', '服务态度生硬', '评价自愿'])
    expect(first.text).toContain(words);
  expect(first.text).not.toContain('<script');

  const fields = { level: '2', option: '214', text: '等了很久\r\n没人叫号', key: keyIn(first.text) };
  const sent = await send(link, fields);
  expect([sent.status, await faultsOf(sent.text)]).toEqual([200, []]);
  for (const words of ['评价成功', '您的评价：<b>不满意</b>']) expect(sent.text).toContain(words);
  expect((await send(link, fields)).text).toContain('评价成功');

  const used = await open(`${link}?lang=en`);
  expect([used.status, used.text]).toEqual([409, expect.stringContaining('This service was rated already')]);
});

test('options of a level that was left behind are not sent', async () => {
  const link = await invite();
  const key = keyIn((await open(link)).text);
  const fields: [string, string][] = [
    ['key', key],
    ['level', '4'],
    ['option', '214'],
    ['option', '413'],
  ];
  expect((await send(link, fields)).status).toBe(200);
  const [subject] = subjects.slice(-1);
  const authorization = `Bearer ${await testToken('rating-desk')}`;
  const answer = await fetch(`${portal.address}/api/rating/subjects/${subject}`, {
    headers: { authorization },
  });
  const shown: { ratings: { level: number; options: number[] }[] } = JSON.parse(await answer.text());
  expect(shown.ratings).toMatchObject([{ level: 4, options: [413] }]);
});

test('a form without a level, or with too many words, comes back as it was filled in and uses nothing up', async () => {
  const link = await invite();
  const key = keyIn((await open(link)).text);
  const unchosen = await send(link, { key, text: '<好>' });
  expect([unchosen.status, await faultsOf(unchosen.text)]).toEqual([422, []]);
  for (const words of ['请先选一个满意度', '>\n&lt;好&gt;</textarea>', `value="${key}"`])
    expect(unchosen.text).toContain(words);
  expect((await send(link, { key, level: '6' })).text).toContain('请先选一个满意度');

  const tooLong = await send(link, { key, level: '5', option: '517', text: '好'.repeat(501) });
  expect([tooLong.status, await faultsOf(tooLong.text)]).toEqual([422, []]);
  expect(tooLong.text).toContain('文字超过了 500 字');
  expect(tooLong.text).toMatch(/id="level-5"[^>]*checked/);
  expect(tooLong.text).toMatch(/value="517"[^>]*checked/);
  expect((await send(link, { key, level: '5', text: '好'.repeat(500) })).status).toBe(200);
});

describe('the form', () => {
  test.each(['', '?lang=en', '?size=large&level=2', '?lang=en&size=large'])(
    '%s is valid HTML',
    async (query) => {
      const { status, text } = await open(`${await invite()}${query}`);
      expect([status, await faultsOf(text)]).toEqual([200, []]);
    },
  );

  test('keeps large type and language by its address: in the form and in its switches', async () => {
    const { text } = await open(`${await invite()}?lang=en&size=large`);
    expect(text).toContain('class="large"');
    expect(text).toContain('action="?lang=en&amp;size=large"');
    expect(text).toContain('href="?lang=zh&amp;size=large"');
    expect(text).toMatch(/href="\?lang=en">\s*Usual type/);
  });

  test('says each level in words beside its icon, and groups the options under it', async () => {
    const { text } = await open(await invite());
    const labels = [...text.matchAll(/<label class="level"[\s\S]*?<\/label>/g)].map(([label]) => label);
    expect(labels.map((label) => /<span>(.*?)<\/span>/.exec(label)?.[1])).toEqual([
      '非常满意',
      '满意',
      '基本满意',
      '不满意',
      '非常不满意',
    ]);
    const faces = labels.map((label) => /<svg[\s\S]*<\/svg>/.exec(label)?.[0].replaceAll(/of-\d/g, ''));
    expect(new Set(faces).size).toBe(5);
    expect(faces.every((face) => face?.includes('aria-hidden="true"'))).toBe(true);
    const groups = [...text.matchAll(/<fieldset class="options">[\s\S]*?<\/fieldset>/g)];
    expect(groups.map(([group]) => group.match(/type="checkbox"/g)?.length)).toEqual([8, 8, 8, 8, 8]);
  });

  test('weighs less than 50 kB with everything it loads', async () => {
    const { text } = await open(await invite());
    const loaded = [...text.matchAll(/<link [^>]*href="(\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(loaded.length).toBe(2);
    const parts = await Promise.all(loaded.map(open));
    for (const { headers } of parts) expect(headers.get('cache-control')).toContain('public');
    expect(text).not.toMatch(/(src|url)\(?="?http/);
    expect(Buffer.byteLength([text, ...parts.map((part) => part.text)].join(''))).toBeLessThan(50_000);
  });
});

test('a forged link says so, in valid HTML', async () => {
  const { status, text } = await open('/rate/abcdef');
  expect([status, await faultsOf(text)]).toEqual([403, []]);
  expect(text).toContain('这个链接不对');
});

test('a forged link to an answer says so too', async () => {
  expect(await open('/rate/answer/abcdef')).toMatchObject({
    status: 403,
    text: expect.stringContaining('这个链接不对'),
  });
});

test('who opens links too often gets a page that says when to come back', async () => {
  const link = await invite();
  const answers = [];
  for (let times = 0; times < 31; times += 1) answers.push(await open(link));
  expect(answers.slice(0, 30).every(({ status }) => status === 200)).toBe(true);
  const refused = answers.at(-1);
  expect([refused?.status, await faultsOf(refused?.text ?? '')]).toEqual([429, []]);
  expect(refused?.text).toContain('请稍后再试');
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('while rating is away the page says that the link stays valid', async () => {
  const alone = await startPortal({});
  const answer = await fetch(`${alone.address}/rate/abcdef`);
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('它仍然有效')]);
  await alone.stop();
});
