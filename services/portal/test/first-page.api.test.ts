import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { newEventId } from '@haoban/contracts/event-id';
import { indicators } from '@haoban/indicators/catalogue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAnalytics, startPortal } from './start-services.ts';

let analytics: Awaited<ReturnType<typeof startAnalytics>>;
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  analytics = await startAnalytics();
  portal = await startPortal(
    { analytics: analytics.url },
    { clickhousePagesUrl: 'http://clickhouse.example' },
  );
});
afterAll(async () => {
  await portal.stop();
  await analytics.stop();
});

const pageAt = async (query = '', headers: Record<string, string> = {}, address = portal.address) => {
  const answer = await fetch(`${address}/${query}`, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** A page that has all its figures, however slow the machine. */
const fullPageAt = (query = '') =>
  waitUntil(
    async () => {
      const page = await pageAt(query);
      return page.text.includes('class="figure"') && !/正在计算|being computed/.test(page.text) && page;
    },
    { timeoutMs: 200_000, what: 'all figures on the page' },
  );

/** The figure of an indicator on a page, as text. */
const figureOn = (text: string, id: string): string =>
  (text.split(`id="${id}"`)[1]?.split('</article>')[0] ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const event = (subject: string, time: string, sequence: number, type: string, data: object) => ({
  specversion: '1.0',
  id: newEventId(Date.parse(time)),
  source: 'haoban/intake',
  type,
  time,
  subject,
  sequence,
  recordedat: time,
  dataset: 'live',
  region: '320281',
  data,
});
const filing = {
  itemCode: '320281-gcjs-01',
  itemVersion: 1,
  org: '320281-hc',
  channel: 'window',
  filedBy: 'applicant',
  applicantKind: 'enterprise',
  applicantRef: '0123456789abcdef0123456789abcdef',
  integratedWindow: true,
  projectClass: '-',
  materials: [],
};

describe('the first page before the first case', () => {
  test('shows every indicator, says in words what has no data, and points to the demonstration', async () => {
    const { status, headers, text } = await fullPageAt();
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    for (const { id, name, version } of indicators) {
      expect(figureOn(text, id)).toContain(name.zh);
      expect(figureOn(text, id)).toContain(`v${version}`);
      expect(text).toContain(`/api/analytics/indicators/${id}?dataset=live&amp;from=`);
    }
    expect(figureOn(text, 'cases_filed')).toContain('0 件');
    expect(figureOn(text, 'on_time_promised')).toContain('暂无数据');
    expect(text).toContain('/?dataset=sim-demo&amp;lang=zh');
    expect(text).not.toContain('class="banner"');
  });

  test('speaks the language asked for, by address before header', async () => {
    expect((await pageAt('', { 'accept-language': 'en' })).text).toContain('<html lang="en">');
    expect((await pageAt('?lang=zh', { 'accept-language': 'en' })).text).toContain('<html lang="zh-CN">');
    expect(figureOn((await fullPageAt('?lang=en')).text, 'on_time_promised')).toContain('no data yet');
  });

  test('holds no script, and nothing that came with the address unescaped', async () => {
    const { status, text } = await pageAt(`?dataset=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(status).toBe(400);
    expect(text).toContain('查询条件看不懂');
    expect(text).not.toContain('<script');
  });

  test('refuses what is no date and an end before its beginning', async () => {
    for (const query of ['?from=2026-02-30', '?from=2026-02-01&to=2026-01-01', '?basis=moon'])
      expect((await pageAt(query)).status).toBe(400);
  });

  test("links ClickHouse's own pages only where they are configured", async () => {
    expect((await pageAt()).text).toContain('http://clickhouse.example/play');
    const other = await startPortal({ analytics: analytics.url });
    expect((await pageAt('', {}, other.address)).text).not.toContain('/play');
    await other.stop();
  });
});

test('a file imported through the portal shows on the page of its data set, under its banner, and there alone', async () => {
  const lines = ['1', '2', '3'].map((n) =>
    event(`case-${n}`, '2026-11-02T02:00:00.000Z', 1, 'case.submitted.v1', filing),
  );
  const answer = await fetch(`${portal.address}/api/analytics/imports?dataset=sim-demo`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await testToken('analyst')}`,
      'content-type': 'application/octet-stream',
    },
    body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"taken":3')]);
  const text = await waitUntil(
    async () => {
      const page = await pageAt('?dataset=sim-demo&from=2026-11-01&to=2026-12-01');
      return figureOn(page.text, 'cases_filed').includes('3 件') && page.text;
    },
    { timeoutMs: 200_000, what: 'the imported filings on the page' },
  );
  expect(text).toContain('模拟数据 Simulated');
  expect(text).toContain('2026年11月1日 至 2026年11月30日');
  expect(figureOn((await fullPageAt()).text, 'cases_filed')).toContain('0 件');
  expect((await pageAt('?dataset=imp-other')).text).toContain('导入数据 Imported');
});

test('while analytics is away the page says so and keeps its way out', async () => {
  const alone = await startPortal({});
  const { status, headers, text } = await pageAt('', {}, alone.address);
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(text).toContain('暂时取不到数字');
  expect(text).toContain('href="/reference"');
  expect(text).not.toContain('class="figure"');
  await alone.stop();
});
