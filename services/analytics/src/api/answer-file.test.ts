import { inflateRawSync } from 'node:zlib';
import { createHttp, type Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAsFile, answerFile, answerFormat, fileFormatOf } from './answer-file.ts';

const figure = { value: 0.75, numerator: 3, denominator: 4, low: 0.3, high: 0.954, immature: 0, excluded: 0 };
const answer = {
  id: 'on_time_promised',
  version: 2,
  dataset: 'sim-demo',
  from: '2026-10-01',
  to: '2026-11-01',
  asOf: '2026-11-01T00:00:00.000Z',
  unit: 'rate',
  basis: 'wd',
  ...figure,
  compared: { to: 'previous', difference: -0.05 },
  rows: [
    { org: '=HYPERLINK("x")', ...figure, ranked: true },
    { org: '-', ...figure, value: null, numerator: -1, ranked: false },
  ],
};

const csv = async (value: Record<string, unknown>): Promise<string[][]> => {
  const { bytes } = await answerFile(value, 'csv');
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  return parse(bytes, { bom: true, relax_column_count: true, skip_empty_lines: false });
};

/** The parts of a ZIP file by name, read from its central directory. */
function unzip(bytes: Buffer): Record<string, string> {
  const end = bytes.lastIndexOf('PK\u0005\u0006');
  const parts: Record<string, string> = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const name = bytes.readUInt16LE(at + 28);
    const extra = bytes.readUInt16LE(at + 30);
    const comment = bytes.readUInt16LE(at + 32);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + size);
    parts[bytes.toString('utf8', at + 46, at + 46 + name)] = (
      method === 0 ? body : inflateRawSync(body)
    ).toString();
    at += 46 + name + extra + comment;
  }
  return parts;
}

test('a CSV file says first what it holds, and that it is not live', async () => {
  const lines = await csv(answer);
  expect(lines[0]?.[0]).toContain('sim-demo');
  const head = Object.fromEntries(
    lines.slice(
      1,
      lines.findIndex((line) => line.join('') === ''),
    ),
  );
  expect(head).toMatchObject({
    id: 'on_time_promised',
    version: '2',
    dataset: 'sim-demo',
    from: '2026-10-01',
    to: '2026-11-01',
    asOf: '2026-11-01T00:00:00.000Z',
    unit: 'rate',
    value: '0.75',
    'compared.difference': '-0.05',
  });
  const live = await csv({ ...answer, dataset: 'live' });
  expect(live[0]).toEqual(['id', 'on_time_promised']);
});

test('numbers stay numbers, nothing is an empty cell, and no text runs as a formula', async () => {
  const rows = (await csv(answer)).slice(-3);
  expect(rows).toEqual([
    ['org', 'value', 'numerator', 'denominator', 'low', 'high', 'immature', 'excluded', 'ranked'],
    ['\'=HYPERLINK("x")', '0.75', '3', '4', '0.3', '0.954', '0', '0', 'true'],
    ['-', '', '-1', '4', '0.3', '0.954', '0', '0', 'false'],
  ]);
});

test('the cases behind a figure are one column of numbers as text', async () => {
  const lines = await csv({ indicator: 'cases_closed', part: 'denominator', cases: ['a', '=b'] });
  expect(lines.slice(-3)).toEqual([['caseId'], ['a'], ["'=b"]]);
  const more = await csv({
    indicator: 'x',
    cases: ['a', 'b'],
    rows: [
      { org: 'o', days: 3 },
      { org: 'p', days: null },
    ],
  });
  expect(more.slice(-3)).toEqual([
    ['caseId', 'org', 'days'],
    ['a', 'o', '3'],
    ['b', 'p', ''],
  ]);
});

test('a workbook has one sheet about the answer and one with its rows, numbers as numbers', async () => {
  const { bytes, name, type } = await answerFile(answer, 'xlsx');
  expect([name, type]).toEqual(['on_time_promised-sim-demo.xlsx', expect.stringContaining('spreadsheetml')]);
  const parts = unzip(bytes);
  expect(parts['xl/workbook.xml']).toMatch(/说明 about[^]*数据 rows/);
  const rows = parts['xl/worksheets/sheet2.xml'] ?? '';
  expect(rows).toContain('<v>0.75</v>');
  expect(rows).not.toContain('<f>');
  expect(Object.values(parts).join('')).toContain('=HYPERLINK("x")');
});

describe('the format', () => {
  test.each([
    ['csv', undefined, 'csv'],
    ['json', 'text/csv', undefined],
    [undefined, 'text/csv', 'csv'],
    [undefined, 'application/json, text/csv', undefined],
    [undefined, 'text/html, text/csv;q=0.9, */*', 'csv'],
    [undefined, '*/*', undefined],
    [undefined, undefined, undefined],
  ])('by query %s and Accept %s is %s', (asked, accept, format) => {
    expect(fileFormatOf(asked, accept)).toBe(format);
  });
});

describe('on a route', () => {
  let app: Http;
  let url = '';
  beforeAll(async () => {
    app = await createHttp({
      service: 'analytics',
      title: 'Analytics',
      check: () => Promise.reject(new Error('public')),
      problems: {},
      parts: [],
      readings: [],
      logLevel: 'silent',
    });
    app.get(
      '/answer',
      {
        config: { access: 'public' },
        onSend: answerAsFile,
        schema: {
          querystring: strictObject(answerFormat),
          response: { 200: Type.Object({ id: Type.String() }) },
        },
      },
      async () => ({ id: 'x' }),
    );
    url = `${await app.listen({ port: 0 })}/answer`;
  });
  afterAll(() => app.close());

  test('the JSON of an answer becomes the file that is asked for', async () => {
    expect(await (await fetch(url)).json()).toEqual({ id: 'x' });
    const file = await fetch(`${url}?format=csv`);
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="x.csv"',
    ]);
    expect(await file.text()).toBe('id,x\r\n\r\n\r\n');
    const book = await fetch(`${url}?format=xlsx`);
    expect(Buffer.from(await book.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
  });

  test('a problem stays a problem', async () => {
    const refused = await fetch(`${url}?format=docx`);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      400,
      expect.stringContaining('json'),
    ]);
  });
});
