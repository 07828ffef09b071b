import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAnalytics, type Analytics } from './start-analytics.ts';

const folder = process.env['HAOBAN_SAMPLE_LOGS'] ?? '';
const log = join(folder, 'receipt.xes.gz');
const present = folder !== '' && existsSync(log);
if (!present)
  console.warn(
    'the real log is absent: set HAOBAN_SAMPLE_LOGS to the folder of receipt.xes.gz to run its test',
  );

const asOf = encodeURIComponent('2012-01-23T15:42:54.644+01:00');
const mapNamed = (name: string): string =>
  readFileSync(new URL(`../maps/${name}.json`, import.meta.url)).toString('base64url');

describe.skipIf(!present)('a real permit log of 1,434 cases', () => {
  let analytics: Analytics;

  beforeAll(async () => {
    analytics = await startAnalytics();
    for (const name of ['receipt-instant', 'receipt-date']) {
      const line = await analytics.importFile(readFileSync(log), `dataset=imp-${name}&map=${mapNamed(name)}`);
      if (line.report?.refusedCount !== 0) throw new Error(JSON.stringify(line));
    }
  });
  afterAll(() => analytics.stop());

  const counts = async (id: string, dataset: string, more = ''): Promise<[number | null, number | null]> => {
    const answer = await analytics.answer(id, `dataset=${dataset}&asOf=${asOf}${more}`);
    return [answer.numerator ?? answer.value, answer.denominator];
  };

  test('by instants gives the published figures', async () => {
    const dataset = 'imp-receipt-instant';
    expect(await counts('cases_closed', dataset)).toEqual([1329, null]);
    expect(await counts('cases_open', dataset)).toEqual([105, null]);
    expect(await counts('cases_open_overdue', dataset)).toEqual([39, null]);
    expect(await counts('on_time_promised', dataset)).toEqual([952, 1329]);
    expect(await counts('on_time_with_backlog', dataset)).toEqual([952, 1368]);
  });

  test('by instants and channel gives the published figures in bytewise order', async () => {
    const { rows } = await analytics.answer(
      'on_time_promised',
      `dataset=imp-receipt-instant&asOf=${asOf}&by=channel`,
    );
    expect(rows.map((row) => [row['channel'], row.numerator, row.denominator])).toEqual([
      ['Desk', 68, 107],
      ['Intern', 1, 1],
      ['Internet', 835, 1148],
      ['Post', 35, 52],
      ['e-mail', 13, 21],
    ]);
  });

  test('speed against the promise is exact to the millisecond', async () => {
    const answer = await analytics.answer(
      'compression_vs_promise',
      `dataset=imp-receipt-instant&asOf=${asOf}&basis=natural`,
    );
    const promised = answer.denominator ?? 0;
    const elapsed = promised - (answer.numerator ?? 0);
    expect((promised / 86_400_000).toFixed(3)).toBe('85808.370');
    expect((elapsed / 86_400_000).toFixed(3)).toBe('78385.498');
  });

  test('by dates gives the published figures', async () => {
    const dataset = 'imp-receipt-date';
    expect(await counts('on_time_promised', dataset)).toEqual([1020, 1329]);
    expect(await counts('cases_open_overdue', dataset)).toEqual([37, null]);
    expect(await counts('on_time_with_backlog', dataset)).toEqual([1020, 1366]);
  });

  test('imported again, it is all duplicates and no answer changes', async () => {
    const before = await analytics.answerText(
      'on_time_promised',
      `dataset=imp-receipt-instant&asOf=${asOf}&by=org,month`,
    );
    const line = await analytics.importFile(
      readFileSync(log),
      `dataset=imp-receipt-instant&map=${mapNamed('receipt-instant')}`,
    );
    expect(line.report?.taken).toBe(0);
    expect(
      await analytics.answerText('on_time_promised', `dataset=imp-receipt-instant&asOf=${asOf}&by=org,month`),
    ).toBe(before);
  });

  test('torn anywhere, it is refused whole', async () => {
    const whole = readFileSync(log);
    const torn = await analytics.importFile(
      whole.subarray(0, whole.length / 2),
      `dataset=imp-torn&map=${mapNamed('receipt-date')}`,
    );
    expect(torn.problem?.code).toBe('import_broken');
    expect((await analytics.answer('cases_filed', 'dataset=imp-torn')).value).toBe(0);
  });

  test('another map for the same data set is refused', async () => {
    const line = await analytics.importFile(
      readFileSync(log),
      `dataset=imp-receipt-instant&map=${mapNamed('receipt-date')}`,
    );
    expect(line.problem?.code).toBe('import_map_other');
  });
});
