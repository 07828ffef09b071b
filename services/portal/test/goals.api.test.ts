import { testToken } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAnalytics, startPortal } from './start-services.ts';

let analytics: Awaited<ReturnType<typeof startAnalytics>>;
let portal: Awaited<ReturnType<typeof startPortal>>;
beforeAll(async () => {
  analytics = await startAnalytics();
  portal = await startPortal({ analytics: analytics.url });
});
afterAll(async () => {
  await portal.stop();
  await analytics.stop();
});

const goal = {
  do: 'set',
  kind: 'target',
  scope: 'projectClass',
  code: 'sme-plant',
  region: '3202',
  value: '24',
  unit: 'WD',
  validFrom: '2026-12-01',
};
const post = async (
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  query = '?lang=en',
) => {
  const answer = await fetch(`${portal.address}/goals${query}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

test('who has not said who they are gets a form that asks, in either language, and no goal', async () => {
  const page = await fetch(`${portal.address}/goals`);
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await page.text()).toContain('访问令牌');
  expect(await (await fetch(`${portal.address}/goals?lang=en`)).text()).toContain('Access token');
});

test('a leader sets a target with a form: it is listed with who and when, and sent twice it is one', async () => {
  const token = await testToken('leader');
  const key = '018f0000-0000-7000-8000-000000000001';
  const first = await post({ ...goal, token, key });
  expect(first.status).toBe(200);
  expect(first.text).toContain('Saved');
  expect(first.text).toContain('sme-plant');
  const again = await post({ ...goal, token, key });
  expect(again.text.match(/<code>sme-plant<\/code>/g)).toHaveLength(1);
  expect(again.text).toMatch(/Set by<\/dt>\s*<dd>leader/);
});

test('a gateway that signs people in needs no token in the page, and none is written into it', async () => {
  const authorization = `Bearer ${await testToken('leader')}`;
  const page = await fetch(`${portal.address}/goals?lang=en`, { headers: { authorization } });
  const text = await page.text();
  expect([page.status, text.includes('name="token"')]).toEqual([200, false]);
});

test('what analytics refuses comes back filled in, with what to do, in the language of the page', async () => {
  const token = await testToken('leader');
  const elsewhere = await post({ ...goal, token, region: '33', code: 'kept-as-typed' }, {}, '?lang=zh');
  expect([elsewhere.status, elsewhere.text]).toEqual([403, expect.stringContaining('不在您的辖区')]);
  expect(elsewhere.text).toContain('value="kept-as-typed"');
  const odd = await post({ ...goal, token, value: 'soon' });
  expect([odd.status, odd.text]).toEqual([400, expect.stringContaining('/value')]);
  expect((await post({ ...goal, token: 'forged' })).status).toBe(401);
  expect((await post({ ...goal, token: await testToken('citizen-li') })).status).toBe(403);
});

test("a form on somebody else's page sets nothing", async () => {
  const authorization = `Bearer ${await testToken('leader')}`;
  const foreign = await post({ ...goal, code: 'forged' }, { authorization, 'sec-fetch-site': 'cross-site' });
  expect(foreign.status).toBe(403);
  const page = await fetch(`${portal.address}/goals`, { headers: { authorization } });
  expect(await page.text()).not.toContain('forged');
});

test('while analytics is away the page says so', async () => {
  const alone = await startPortal({});
  const page = await fetch(`${alone.address}/goals?lang=en`, { headers: { authorization: 'Bearer x' } });
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Analytics is away')]);
  await alone.stop();
});
