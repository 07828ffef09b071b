import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaderAsOf, leaderSet, leaderWorld } from './leader-world.ts';
import { startAnalytics, type Analytics } from './start-analytics.ts';

type Told = Record<string, unknown> & { rows: Record<string, unknown>[] };

let analytics: Analytics;
beforeAll(async () => {
  analytics = await startAnalytics();
  const lines = leaderWorld().map((event) => JSON.stringify(event));
  const { report, problem } = await analytics.importFile(lines.join('\n'), `dataset=${leaderSet}`);
  if (report?.refusedCount !== 0) throw new Error(problem?.code ?? 'refused');
});
afterAll(() => analytics.stop());

const words = `dataset=${leaderSet}&asOf=${leaderAsOf}`;
const autumn = `${words}&from=2026-09-01&to=2026-11-01`;
const get = async (path: string, account?: string) => {
  const response = await analytics.get(`/api/analytics/${path}`, account);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const ask = async (path: string, account?: string): Promise<Told> => {
  const { status, text } = await get(path, account);
  if (status !== 200) throw new Error(text);
  return JSON.parse(text);
};

describe('comparisons', () => {
  test('stand beside the whole and beside each row, looked at when they were as old', async () => {
    const told = await ask(`indicators/on_time_promised?${autumn}&by=item&compare=previous`);
    expect(told['comparison']).toMatchObject({ with: 'previous', from: '2026-07-01', to: '2026-09-01' });
    const before = await ask(
      `indicators/on_time_promised?dataset=${leaderSet}&from=2026-07-01&to=2026-09-01&asOf=2026-09-20T04:00:00Z`,
    );
    expect(told['comparison']).toMatchObject({
      value: before['value'],
      low: before['low'],
      asOf: '2026-09-20T04:00:00.000Z',
    });
    const fast = told.rows.find((row) => row['item'] === 'fast');
    expect(fast?.['comparison']).toMatchObject({
      value: 1,
      difference: 0,
      isBeyondIntervals: false,
      isBetter: null,
    });
  });

  test('peers are the others of the same kind', async () => {
    const told = await ask(`indicators/on_time_promised?${autumn}&org=o1&compare=peers`);
    const other = await ask(`indicators/on_time_promised?${autumn}&org=o2`);
    expect(told['comparison']).toMatchObject({ with: 'peers', peers: 1, rank: 2, value: other['value'] });
    expect(told['comparison']).toMatchObject({ isBeyondIntervals: true, isBetter: false });
  });

  test('what can not be compared is refused with what to do', async () => {
    const since = await get(`indicators/on_time_promised?${words}&compare=previous`);
    expect([since.status, since.text]).toEqual([400, expect.stringContaining('give from')]);
    const goal = await get(`indicators/on_time_promised?${autumn}&compare=target`);
    expect([goal.status, goal.text]).toEqual([400, expect.stringContaining('elapsed_days_mean')]);
    expect((await get(`indicators/on_time_promised?${autumn}&by=month&compare=year`)).status).toBe(400);
    expect((await get(`indicators/on_time_promised?${autumn}&compare=peers`)).status).toBe(400);
  });
});

describe('rankings', () => {
  test('give places by the figure, and the same place to who does the same with the same items', async () => {
    const plain = await ask(`indicators/on_time_promised?${autumn}&by=org&rank=true`);
    expect(plain.rows.map((row) => [row['org'], row['rank'], row['isTied']])).toEqual([
      ['o1', 2, false],
      ['o2', 1, false],
    ]);
    const adjusted = await ask(`indicators/on_time_promised?${autumn}&by=org&adjust=item`);
    expect(adjusted.rows.map((row) => [row['org'], row['rank'], row['isTied']])).toEqual([
      ['o1', 1, true],
      ['o2', 1, true],
    ]);
    expect(adjusted.rows.map((row) => row['adjusted'])).toEqual([adjusted['value'], adjusted['value']]);
  });

  test('need rows, and items to adjust for', async () => {
    expect((await get(`indicators/on_time_promised?${autumn}&adjust=item`)).status).toBe(400);
    expect((await get(`indicators/elapsed_days_p90?${autumn}&by=org&adjust=item`)).status).toBe(400);
  });
});

describe('answers', () => {
  test('have a tag of their bytes: who has them gets 304, and another answer another tag', async () => {
    const path = `/api/analytics/indicators/cases_closed?${autumn}&by=org`;
    const tag = (await analytics.get(path)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    const again = await fetch(analytics.address + path, { headers: { 'if-none-match': `"other", ${tag}` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    expect(again.headers.get('cache-control')).toBe('public, no-cache');
    expect((await analytics.get(`${path},item`)).headers.get('etag')).not.toBe(tag);
  });

  test('say their name in the language of the caller', async () => {
    const name = async (language: string): Promise<unknown> => {
      const path = `${analytics.address}/api/analytics/indicators/cases_closed?${autumn}`;
      const answer: Told = JSON.parse(
        await (await fetch(path, { headers: { 'accept-language': language } })).text(),
      );
      return answer['name'];
    };
    expect([await name('zh-CN'), await name('en')]).toEqual(['办结量', expect.stringMatching(/^[ -~]+$/)]);
  });

  test('come in parts, which say where the others are', async () => {
    const path = `indicators/cases_closed?${autumn}&by=day`;
    const { rows } = await ask(path);
    const part = await get(`${path}&limit=10&offset=20`);
    expect(JSON.parse(part.text)).toMatchObject({ total: rows.length, rows: rows.slice(20, 30) });
    expect(part.headers.get('link')).toMatch(/offset=10>; rel="prev", <[^>]*offset=30>; rel="next"/);
  });
});

describe('lists of cases', () => {
  const overdue = `cases?${words}&indicator=cases_open`;

  test('say how many there are, and what is asked for of each', async () => {
    const told = await ask(`${overdue}&limit=2&columns=item,due,overdue`, 'leader');
    expect(told).toMatchObject({ total: 10, region: '3202', cases: ['open-fast-0', 'open-fast-1'] });
    expect(told.rows[0]).toEqual({ caseId: 'open-fast-0', item: 'fast', due: '2026-11-23', overdue: false });
    expect((await get(`${overdue}&columns=phone`, 'leader')).status).toBe(400);
    expect((await get(`cases?${words}&indicator=completeness`, 'leader')).status).toBe(400);
  });

  test('and timelines stay within the areas of the caller; public figures do not', async () => {
    expect((await ask(`indicators/cases_open?${words}`))['value']).toBe(11);
    expect((await get(`${overdue}&region=33`, 'leader')).status).toBe(403);
    expect((await get(`cases/elsewhere?${words}`, 'leader')).status).toBe(403);
    expect((await get(`cases/open-slow-0?${words}`, 'leader')).status).toBe(200);
    const own = await ask(`indicators/cases_closed?${words}&by=window`, 'leader');
    expect([own['value'], own['region']]).toEqual([901, '3202']);
    expect((await get(`indicators/cases_closed?${words}&by=window&region=33`, 'leader')).status).toBe(403);
    expect((await get(`indicators/cases_closed?${words}&by=window`)).status).toBe(401);
  });
});

describe('delays', () => {
  test('are days of late cases, given to those they waited for; the most days first', async () => {
    const told = await ask(`delays?${words}&from=2026-03-01&to=2026-04-01&apart=item`, 'leader');
    const staged = told.rows.filter((row) => row['item'] === 'staged');
    expect(staged).toMatchObject([{ causeKind: 'stage', cause: 'o9', days: 3 }]);
    const days = told.rows.map((row) => Number(row['days']));
    expect(days).toEqual(days.toSorted((a, b) => b - a));
    expect(days.reduce((sum, one) => sum + one, 0)).toBe(told['days']);
    const figure = await ask(`indicators/delay_days_by_cause?${words}&from=2026-03-01&to=2026-04-01`);
    expect(told['days']).toBe(figure['value']);
    expect((await get(`delays?${words}&region=33`, 'leader')).status).toBe(403);
    expect((await get(`delays?${words}`)).status).toBe(401);
  });

  test('of one case stand in its timeline', async () => {
    expect(await ask(`cases/staged?${words}`, 'leader')).toMatchObject({
      stages: [{ stage: 's1', org: 'o9', attempts: 1, elapsed: 7, term: 3 }],
      delays: [{ kind: 'stage', cause: 'o9', days: 3 }],
    });
  });
});

test('windows are scored by printed weights, adjusted for their items, with small samples unranked', async () => {
  type Card = { weights: { weight: number }[]; windows: Record<string, unknown>[] };
  const card = async (query: string): Promise<Card> =>
    JSON.parse(
      (await get(`scorecards?dataset=${leaderSet}&asOf=${leaderAsOf}&hall=h1&${query}`, 'leader')).text,
    );
  const { weights, windows } = await card('month=2026-10');
  expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  expect(windows.map(({ window }) => window)).toEqual(['w1', 'w2']);
  expect(new Set(windows.map(({ rank }) => rank))).toEqual(new Set([1, 2]));
  expect(windows[0]?.['parts']).toContainEqual(
    expect.objectContaining({ indicator: 'quality_score', value: 90, sample: 1 }),
  );
  expect((await card('month=2026-11')).windows.length).toBe(2);
  expect((await get(`scorecards?dataset=${leaderSet}&hall=h1&month=2026-13`, 'leader')).status).toBe(400);
  expect((await get(`scorecards?dataset=${leaderSet}&hall=h1&month=2026-10`, 'citizen-li')).status).toBe(403);
});

test('a timeline tells each day of both clocks, and what was known before an instant', async () => {
  const late = await ask(`cases/slow-1-0?dataset=${leaderSet}&asOf=${leaderAsOf}`, 'leader');
  expect(late).toMatchObject({
    summary: { item: 'slow', due: '2026-01-19', end: 'decided' },
    clocks: { promised: { due: '2026-01-19', elapsedDays: 10, onTime: false }, statutory: { onTime: true } },
  });
  expect(late).toHaveProperty('clocks.promised.days.1', {
    date: '2026-01-13',
    kind: 'work',
    counted: true,
    n: 1,
  });
  const before = await ask(`cases/slow-1-0?dataset=${leaderSet}&asOf=2026-01-20T04:00:00Z`, 'leader');
  expect(before).toMatchObject({
    summary: { end: '' },
    clocks: { promised: { onTime: null, remaining: -1 } },
  });
  expect((await get(`cases/slow-1-0?dataset=${leaderSet}&asOf=2020-01-01T00:00:00Z`, 'leader')).status).toBe(
    404,
  );
});
