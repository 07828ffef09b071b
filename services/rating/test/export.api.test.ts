import { randomUUID } from 'node:crypto';
import { testToken } from '@haoban/local-stack/test-fixtures';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenOf } from './callers.ts';
import { served, submitted } from './other-services.ts';
import { startRating } from './start-rating.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
const caseId = '320281202611230000018';
const said = [
  { level: 1, options: [110, 114], text: '跑了四趟，"很累"\n𠮷' },
  { level: 2, options: [209] },
  { level: 3, options: [] },
  { level: 4, options: [406], text: '好' },
  { level: 5, options: [510, 517] },
];

/** Rates a fresh visit, as its holder. */
async function rateVisit(level: number, options: readonly number[], text?: string): Promise<void> {
  const ticketId = randomUUID();
  await rating.tell('intake', ticketId, served);
  await rating.heard(ticketId, 'served');
  await rate(ticketId, 'visit', { level, options, ...(text === undefined ? {} : { text }) });
}

async function rate(subject: string, node: string, body: object): Promise<void> {
  const invited = await rating.invite(subject, node);
  const { status } = await rating.rate(tokenOf(invited.body.url), body);
  expect(status).toBe(201);
}

beforeAll(async () => {
  rating = await startRating();
  await rating.tell('intake', '320281-gcjs-01', {
    type: 'item.published.v1',
    data: {
      code: '320281-gcjs-01',
      version: 1,
      name: '建设工程施工许可证核发',
      kind: 'promise',
      org: '320281-hc',
      visitsLimit: 1,
      onlineDepth: 3,
      stages: [],
      policies: {},
    },
  });
  await rating.tell('intake', caseId, submitted);
  await rating.tell('approval', caseId, {
    type: 'case.decided.v1',
    time: '2026-11-25T03:00:00.000Z',
    data: {
      outcome: 'granted',
      officer: 'officer-hc',
      calendar: 'cn@1',
      judgement: { promised: { due: '2026-11-30', elapsedDays: 2, onTime: true } },
    },
  });
  await Promise.all([rating.heard(caseId, 'submitted'), rating.heard(caseId, 'decided')]);
  await rating.took('intake', '320281-gcjs-01', 1);
  await rate(caseId, '3', said[0] ?? {});
  for (const { level, options, text } of said.slice(1)) await rateVisit(level, options, text);
});
afterAll(() => rating.stop());

const period = { province: '32', from: '2026-11-01', to: '2026-12-01' };
const ask = async (query: Record<string, string> = {}, as = 'rating-desk') =>
  rating.app.inject({
    url: `/api/rating/exports?${new URLSearchParams({ ...period, ...query }).toString()}`,
    headers: { authorization: `Bearer ${await testToken(as)}` },
  });
const rowsOf = (text: string): Record<string, string>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('the report upward', () => {
  test('has every rating, the worst ones too, in the field set and nothing else', async () => {
    const answer = await ask();
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/x-ndjson']);
    const rows = rowsOf(answer.body);
    expect(new Set(rows.map((row) => row['satisfaction']))).toEqual(new Set(['1', '2', '3', '4', '5']));
    expect(rows).toHaveLength(5);
    expect(rows.find((row) => row['projectNo'] === caseId)).toEqual({
      areaCode: '320281000000',
      deptCode: '320281-hc',
      taskCode: '320281-gcjs-01',
      taskHandleItem: '320281-gcjs-01',
      taskName: '建设工程施工许可证核发',
      projectNo: caseId,
      proStatus: '3',
      pf: expect.stringMatching(/^[1-6]$/),
      userProp: '2',
      satisfaction: '1',
      evalDetail: '110,114',
      writingEvaluation: said[0]?.text,
      assessTime: expect.stringMatching(/^2026-11-26 09:0\d:\d\d$/),
      assessNumber: '1',
      serviceName: '办结',
      serviceNumber: '3',
      serviceTime: '2026-11-25 11:00:00',
      promiseTime: '2026-11-30',
      acceptDate: '',
      proManager: 'officer-hc',
    });
    expect(answer.body).not.toMatch(/applicantRef|Hash|0123456789abcdef/);
  });

  test('comes page by page: each says where the next begins, and together they are the whole', async () => {
    const whole = (await ask()).body;
    const pages: string[] = [];
    for (let after: string | null | undefined = ''; typeof after === 'string';) {
      const answer = await ask({ limit: '2', ...(after === '' ? {} : { after }) });
      pages.push(answer.body);
      const link = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers['link'] ?? ''))?.[1];
      after = link === undefined ? undefined : new URL(link, 'http://x').searchParams.get('after');
    }
    expect(pages.map((page) => rowsOf(page).length)).toEqual([2, 2, 1]);
    expect(pages.join('')).toBe(whole);
  });

  test('has the ratings of its local days alone: the first day counts, the day after the last does not', async () => {
    const countOf = async (from: string, to: string) => rowsOf((await ask({ from, to })).body).length;
    expect(await countOf('2026-11-25', '2026-11-26')).toBe(0);
    expect(await countOf('2026-11-26', '2026-11-27')).toBe(5);
  });

  test('has the names and signs of its province as CSV, and nothing of another province', async () => {
    const answer = await ask({ province: '37', format: 'csv' });
    expect(answer.headers['content-type']).toBe('text/csv; charset=gb18030');
    expect(iconv.decode(answer.rawPayload, 'gb18030')).toMatch(
      /^行政区划代码\|部门编码\|[^\n]*\|经办人\r\n$/,
    );
  });

  test('is for the rating desk and administrators, of their own areas', async () => {
    expect((await ask({}, 'admin')).statusCode).toBe(200);
    for (const account of ['leader', 'window-clerk', 'citizen-li'])
      expect((await ask({}, account)).statusCode).toBe(403);
  });

  test.each([
    [{ province: '99' }, 404, 'province_unknown'],
    [{ from: '2026-12-01' }, 422, 'period_empty'],
    [{ from: '2026-02-30' }, 400, 'invalid_request'],
    [{ level: '5' }, 400, 'invalid_request'],
    [{ after: 'x' }, 400, 'invalid_request'],
  ])('%o is refused with %i %s', async (query: Record<string, string>, status, code) => {
    const answer = await ask(query);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});
