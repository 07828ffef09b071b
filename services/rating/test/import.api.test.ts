import { randomUUID } from 'node:crypto';
import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRating } from '../src/core/export-rating.ts';
import { findProvinceMap } from '../src/core/province-map.ts';
import { bytesOf, headOf } from '../src/api/export-format.ts';
import { tokenOf } from './callers.ts';
import { served } from './other-services.ts';
import { startAnalytics } from './start-analytics.ts';
import { startRating } from './start-rating.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
let analytics: Awaited<ReturnType<typeof startAnalytics>>;
const given = { 1: 3, 2: 2, 3: 1, 4: 2, 5: 4 };

beforeAll(async () => {
  rating = await startRating();
  analytics = await startAnalytics(rating.natsUrl);
  for (const [level, count] of Object.entries(given)) {
    for (let n = 0; n < count; n += 1) {
      const ticketId = randomUUID();
      await rating.tell('intake', ticketId, served);
      await rating.heard(ticketId, 'served');
      const { body } = await rating.invite(ticketId, 'visit');
      await rating.rate(tokenOf(body.url), { level: Number(level), text: `第${n}次，"还行"\n𠮷` });
    }
  }
});
afterAll(async () => {
  await analytics.stop();
  await rating.stop();
});

const exported = async (format: string): Promise<Buffer> => {
  const answer = await rating.app.inject({
    url: `/api/rating/exports?province=32&from=2026-11-01&to=2026-12-01&format=${format}`,
    headers: { authorization: `Bearer ${await testToken('rating-desk')}` },
  });
  return answer.rawPayload;
};
const imported = async (payload: Buffer, query: Record<string, string>, as = 'analyst') => {
  const answer = await rating.app.inject({
    method: 'POST',
    url: `/api/rating/imports?${new URLSearchParams({ province: '32', ...query }).toString()}`,
    headers: {
      authorization: `Bearer ${await testToken(as)}`,
      'content-type': query['format'] === 'csv' ? 'text/csv' : 'application/x-ndjson',
    },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
};
const total = 12;

describe('a report that is read back', () => {
  test.each(['jsonl', 'csv'])('as %s has the same ratings at every level, in figures too', async (format) => {
    const dataset = `imp-back-${format}`;
    const report = await imported(await exported(format), { dataset, format });
    expect(report).toEqual({
      status: 200,
      body: {
        dataset,
        province: '32',
        read: total,
        taken: total,
        duplicates: 0,
        byLevel: given,
        refusedCount: 0,
        refused: [],
      },
    });
    await waitUntil(
      async () => {
        const levels = await analytics.levels('rating.submitted.v1', dataset);
        return Object.values(levels).reduce((sum, count) => sum + count, 0) === total;
      },
      { timeoutMs: 80_000, what: 'the imported ratings' },
    );
    expect(await analytics.levels('rating.submitted.v1', dataset)).toEqual(given);
    await waitUntil(async () => (await analytics.indicator('good_rate', dataset)).denominator === total, {
      timeoutMs: 80_000,
      what: 'the figure',
    });
    expect(await analytics.indicator('good_rate', dataset)).toMatchObject({
      numerator: 7,
      denominator: total,
    });
  });

  test('again adds nothing, whatever its order; with one more rating adds that one', async () => {
    const lines = (await exported('jsonl'))
      .toString()
      .split('\n')
      .filter((line) => line !== '');
    const file = (of: readonly string[]) => Buffer.from(of.join('\n'));
    const dataset = 'imp-again';
    const taken = [];
    for (const of of [lines.slice(1), lines.toReversed(), lines])
      taken.push((await imported(file(of), { dataset })).body);
    expect(taken.map((report) => [report.taken, report.duplicates])).toEqual([
      [total - 1, 0],
      [1, total - 1],
      [0, total],
    ]);
    expect((await imported(file([...lines, ...lines]), { dataset: 'imp-twice' })).body).toMatchObject({
      read: 2 * total,
      taken: total,
      duplicates: total,
    });
  });
});

test('lines that are no ratings are refused by number and reason, the others are taken', async () => {
  const [line = '', ...others] = (await exported('jsonl')).toString().split('\n');
  const wrong: object = JSON.parse(line);
  const file = [
    '{',
    '[]',
    JSON.stringify({ ...wrong, satisfaction: '6' }),
    line,
    JSON.stringify({}),
    ...others,
  ];
  const { body } = await imported(Buffer.from(file.join('\n')), { dataset: 'imp-torn' });
  expect([body.taken, body.refusedCount]).toEqual([total, 4]);
  expect(body.refused).toEqual([
    { line: 1, reason: 'the line is no JSON' },
    { line: 2, reason: 'areaCode is missing' },
    { line: 3, reason: 'satisfaction is unknown: 6' },
    { line: 5, reason: 'areaCode is missing' },
  ]);
});

test('a file of another province is read in its signs and its names', async () => {
  const map = findProvinceMap('37');
  if (map === undefined) throw new Error('no mapping of 37');
  const row = exportRating(
    {
      ratingId: 'r',
      subject: 'SD-1',
      region: '370102',
      node: '3',
      nodeAt: '2026-11-25T03:00:00.000Z',
      round: 1,
      level: 2,
      options: [209, 214],
      channel: 'sms',
      at: '2026-11-26T03:00:00.000Z',
      text: '等了|很久\n“没人”',
      itemCode: 'A',
      itemName: '食品经营许可',
      org: '370102-ms',
      officer: null,
      applicantKind: 'person',
      acceptedAt: null,
      promisedDays: 5,
      promisedDue: null,
    },
    map,
  );
  const file = Buffer.concat([headOf('csv', map), bytesOf([row], 'csv', map)]);
  const query = { province: '37', dataset: 'imp-other', format: 'csv' };
  expect((await imported(file, query)).body).toMatchObject({ read: 1, taken: 1, byLevel: { 2: 1 } });
  expect((await imported(Buffer.from('{}'), { dataset: 'imp-other' })).body.code).toBe('import_map_other');
});

test.each([
  [{ dataset: 'live' }, 'analyst', 422, 'import_dataset_refused'],
  [{ dataset: 'imp-x', province: '99' }, 'analyst', 404, 'province_unknown'],
  [{ dataset: 'imp-x', format: 'csv' }, 'analyst', 422, 'report_broken'],
  [{ dataset: 'imp-x' }, 'rating-desk', 403, 'role_missing'],
])('%o by %s is refused with %i %s', async (query: Record<string, string>, as, status, code) => {
  const answer = await imported(Buffer.from('"a""b'), query, as);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});
