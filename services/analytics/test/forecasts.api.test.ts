import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaderAsOf, leaderSet, leaderWorld } from './leader-world.ts';
import { startAnalytics, type Analytics } from './start-analytics.ts';

type Forecasts = {
  total: number;
  expected: number;
  region?: string;
  cases: { caseId: string; remaining: number; probability: number; sample: number }[];
  calibration: {
    asOf: string;
    cases: number;
    unsettled: number;
    forecast: number;
    brier: number;
    brierOfShare: number;
    reliability: { from: number; to: number; cases: number; forecast: number; missed: number }[];
  };
};

let analytics: Analytics;
beforeAll(async () => {
  analytics = await startAnalytics();
  const lines = leaderWorld().map((event) => JSON.stringify(event));
  await analytics.importFile(lines.join('\n'), `dataset=${leaderSet}`);
});
afterAll(() => analytics.stop());

const text = async (query: string, account = 'leader'): Promise<string> => {
  const response = await analytics.get(`/api/analytics/forecasts?dataset=${leaderSet}&${query}`, account);
  return response.text();
};
const ask = async (query: string): Promise<Forecasts> =>
  JSON.parse(await text(`asOf=${leaderAsOf}&${query}`));

test('the likeliest misses come first: who is still open where only late ones ever were', async () => {
  const { cases, total, region } = await ask('');
  expect([total, region]).toEqual([10, '3202']);
  expect(cases[0]).toMatchObject({ caseId: 'open-slow-0', remaining: 1 });
  expect(cases[0]?.probability).toBeGreaterThan(0.9);
});

test('early in its term a case of an item that is late every other week misses about every other time', async () => {
  const { cases } = JSON.parse(await text('asOf=2026-11-16T09:00:00Z')) satisfies Forecasts;
  const of = (item: string) =>
    cases.find(({ caseId }: { caseId: string }) => caseId.startsWith(`open-${item}`));
  expect(of('slow')?.probability).toBeGreaterThan(0.4);
  expect(of('slow')?.probability).toBeLessThan(0.6);
  expect(of('slow')?.sample).toBeGreaterThan(300);
  expect(of('fast')?.probability).toBeLessThan(0.05);
});

test('the answer says how good such forecasts were, of cases that were open on an earlier day', async () => {
  const { calibration } = await ask('');
  expect(calibration).toMatchObject({ asOf: '2026-08-31T16:00:00.000Z', cases: 20, unsettled: 0 });
  // in that week nobody was late: of the ten slow ones every other was expected to be, and each was wrong by a half
  expect(calibration).toMatchObject({ missed: 0, brierOfShare: 0 });
  expect(calibration.forecast).toBeCloseTo(0.27, 1);
  expect(calibration.brier).toBeCloseTo(0.13, 2);
  expect(calibration.reliability.reduce((sum, { cases }) => sum + cases, 0)).toBe(20);
});

test('pages of one list are the list, and the same question has the same answer', async () => {
  const { cases } = await ask('');
  const first = await ask('limit=4');
  const second = await ask('limit=6&offset=4');
  expect([...first.cases, ...second.cases]).toEqual(cases);
  expect(await text(`asOf=${leaderAsOf}`)).toBe(await text(`asOf=${leaderAsOf}`));
});

test('forecasts of other areas, and of nobody in particular, are refused', async () => {
  expect(await text('region=33')).toContain('area_denied');
  expect(await text('', 'citizen-li')).toContain('role_missing');
});
