import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject, importSubject } from '@haoban/contracts/subjects';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventMaker } from './event-maker.ts';
import { startAnalytics, type Analytics } from './start-analytics.ts';

const terms = { statutory: { n: 20, unit: 'WD' }, promised: { n: 5, unit: 'WD' } };
const at = (day: string, time = '09:00'): string => `${day}T${time}:00+08:00`;
const november = 'dataset=sim-small&from=2026-11-01&to=2026-12-01&asOf=2026-11-21T12:00:00Z';

const make = eventMaker('sim-small');
const world: Envelope[] = [
  make.calendar(),
  // a: in time by 3 of 5 days, delivered, rated well
  make.submit('a', at('2026-11-02')),
  make.accept('a', at('2026-11-02', '10:00'), terms),
  make.decide('a', at('2026-11-05')),
  make.deliver('a', at('2026-11-06')),
  make.rate('a', '3', at('2026-11-05'), 5),
  // b: late by a day, one meeting on one date in two windows, not delivered yet, rated badly at acceptance
  make.submit('b', at('2026-11-02'), { channel: 'window', hall: 'h1' }),
  make.visit('b', at('2026-11-02')),
  make.visit('b', at('2026-11-02', '11:00'), { window: 'w2' }),
  make.visit('b', at('2026-11-03'), { by: 'agent' }),
  make.visit('b', at('2026-11-03'), { kind: 'survey' }),
  make.accept('b', at('2026-11-02', '10:00'), { ...terms, org: 'o2' }),
  make.decide('b', at('2026-11-10')),
  make.rate('b', '2', at('2026-11-02', '10:00'), 1),
  // c: suspended 4-10 November under both clocks, denied in time, never to be delivered
  make.submit('c', at('2026-11-02')),
  make.accept('c', at('2026-11-02', '10:00'), terms),
  make.event('approval', 'c', 'suspension.started', at('2026-11-04'), {
    suspensionId: 's',
    scope: 'case',
    reason: 'expert_review',
    stops: ['statutory', 'promised'],
    plannedDays: 5,
  }),
  make.event('approval', 'c', 'suspension.ended', at('2026-11-10'), { suspensionId: 's' }),
  make.decide('c', at('2026-11-13'), 'denied', { reason: '不符合条件' }),
  // d: decided, re-opened, decided again; counts once, by its last decision, and the time between counts
  make.submit('d', at('2026-11-02')),
  make.accept('d', at('2026-11-02', '10:00'), terms),
  make.decide('d', at('2026-11-04')),
  make.event('approval', 'd', 'case.reopened', at('2026-11-05'), {
    reason: 'r',
    approver: 'x',
    document: 'n',
  }),
  make.decide('d', at('2026-11-12')),
  make.deliver('d', at('2026-11-13')),
  // e: open and overdue; f: open and in time; g: pending; h: withdrawn before acceptance
  make.submit('e', at('2026-11-02')),
  make.accept('e', at('2026-11-03'), terms),
  make.submit('f', at('2026-11-18')),
  make.accept('f', at('2026-11-20'), terms),
  make.submit('g', at('2026-11-20')),
  make.submit('h', at('2026-11-20')),
  make.event('intake', 'h', 'case.withdrawn', at('2026-11-20', '15:00'), { reason: 'r' }),
  // i: decided just before and j just after midnight of its due date
  make.submit('i', at('2026-11-02')),
  make.accept('i', at('2026-11-02', '10:00'), terms),
  make.decide('i', '2026-11-09T15:30:00Z'),
  make.submit('j', at('2026-11-02')),
  make.accept('j', at('2026-11-02', '10:00'), terms),
  make.decide('j', '2026-11-09T16:30:00Z'),
  // k: natural days; l: on the spot
  make.submit('k', at('2026-11-02')),
  make.accept('k', at('2026-11-02', '10:00'), { promised: { n: 5, unit: 'ND' } }),
  make.decide('k', at('2026-11-09')),
  make.submit('l', at('2026-11-02')),
  make.accept('l', at('2026-11-02', '10:00'), {
    kind: 'immediate',
    promised: { unit: 'IMMEDIATE' },
    statutory: { n: 20, unit: 'WD' },
  }),
  make.decide('l', at('2026-11-02', '10:30')),
];

let analytics: Analytics;
let tell: (events: readonly Envelope[]) => Promise<void>;
let close: () => Promise<void>;

beforeAll(async () => {
  analytics = await startAnalytics();
  const nc = await natsConnection(analytics.nats, 'test');
  const publisher = createPublisher(nc);
  tell = async (events) => {
    for (const event of events) {
      const subject = event.dataset === 'live' ? eventSubject(event) : importSubject(event);
      await publisher.publish(subject, JSON.stringify(event), event.id);
    }
  };
  close = async () => {
    publisher.close();
    await nc.close();
  };
  await tell(world);
  await waitUntil(async () => (await analytics.answer('cases_filed', november)).value === 12, {
    timeoutMs: 120_000,
    what: 'the world to be stored',
  });
});
afterAll(async () => {
  await close();
  await analytics.stop();
});

const fraction = async (id: string, query = november): Promise<[number | null, number | null]> => {
  const { numerator, denominator } = await analytics.answer(id, query);
  return [numerator, denominator];
};
const value = async (id: string, query = november): Promise<number | null> =>
  (await analytics.answer(id, query)).value;

describe('a world of twelve cases', () => {
  test('volume: re-opened once, withdrawn not closed, states as of the instant', async () => {
    expect(await value('cases_accepted')).toBe(10);
    expect(await value('cases_closed')).toBe(8);
    expect(await value('cases_pending')).toBe(1);
    expect(await value('cases_open')).toBe(2);
    expect(await value('cases_open_overdue')).toBe(1);
  });

  test('as of an earlier instant, later events do not exist', async () => {
    const earlier = november.replace('2026-11-21T12:00:00Z', '2026-11-04T12:00:00Z');
    expect(await value('cases_closed', earlier)).toBe(2);
    expect(await value('cases_open', earlier)).toBe(7);
    expect(await value('cases_pending', earlier)).toBe(0);
    expect(await fraction('on_time_promised', earlier)).toEqual([2, 2]);
  });

  test('elapsed days: promise-type cases of the basis, others excluded', async () => {
    const mean = await analytics.answer('elapsed_days_mean', november);
    // a 3, b 6, c 5 (9 less 4 suspended), d 8, i 5, j 6
    expect([mean.numerator, mean.denominator, mean.excluded]).toEqual([33, 6, 1]);
    expect(await value('elapsed_days_p50')).toBe(5);
    expect(await value('elapsed_days_p90')).toBe(8);
    const natural = await analytics.answer('elapsed_days_mean', `${november}&basis=nd`);
    expect([natural.numerator, natural.denominator, natural.excluded]).toEqual([7, 1, 6]);
  });

  test('compression: five references are never one, sums are divided once', async () => {
    // L 7 x 20; P 6 x 5 + 0
    expect(await fraction('compression_promised')).toEqual([110, 140]);
    expect(await fraction('compression_actual')).toEqual([107, 140]);
    expect(await fraction('compression_vs_promise')).toEqual([-3, 30]);
  });

  test('on time: by local date, suspensions moved the date, natural days roll to a working day', async () => {
    // in time: a, c, i, k (Saturday 7 rolls to Monday 9), l; late: b, d, j
    expect(await fraction('on_time_promised')).toEqual([5, 8]);
    expect(await fraction('on_time_statutory')).toEqual([7, 7]);
    expect(await fraction('on_time_with_backlog')).toEqual([5, 9]);
    const cohort = await analytics.answer('on_time_cohort', november);
    expect([cohort.numerator, cohort.denominator, cohort.immature]).toEqual([5, 9, 1]);
  });

  test('no visit: the applicant in person, once a date and hall; undelivered grants are immature, denials are not', async () => {
    const strict = await analytics.answer('no_visit_cases_strict', november);
    // immature: b, i, j, k, l
    expect([strict.numerator, strict.denominator, strict.immature]).toEqual([7, 8, 5]);
    expect(await fraction('no_visit_cases_inclusive')).toEqual([8, 8]);
  });

  test('ratings: nodes in the denominator, levels in the quality', async () => {
    // nodes 1: 12, 2: 10, 3: 8
    expect(await fraction('rating_rate')).toEqual([2, 30]);
    expect(await fraction('good_rate')).toEqual([1, 2]);
    expect(await fraction('score_mean')).toEqual([10, 2]);
  });

  test('an invalidated rating and a survey leave the figures; a canary never enters', async () => {
    const other = eventMaker('sim-ratings');
    const asked = 'dataset=sim-ratings&from=2026-11-01&to=2026-12-01&asOf=2026-11-21T12:00:00Z';
    await tell([
      ...['p', 'q', 'r', 's'].map((subject) => other.submit(subject, at('2026-11-02'))),
      other.rate('p', '1', at('2026-11-02'), 1),
      other.event('rating', 'p', 'rating.invalidated', at('2026-11-04'), {
        ratingId: 'p-1-1',
        reason: 'mistaken',
        decidedBy: 'x',
      }),
      other.rate('q', '1', at('2026-11-02'), 2, { channel: 'survey' }),
      other.rate('r', '1', at('2026-11-02'), 1, { canary: true }),
      other.rate('s', '1', at('2026-11-02'), 4),
    ]);
    await waitUntil(async () => (await value('cases_filed', asked)) === 4, {
      timeoutMs: 120_000,
      what: 'the ratings',
    });
    expect(await fraction('rating_rate', asked)).toEqual([1, 4]);
    expect(await fraction('good_rate', asked)).toEqual([1, 1]);
    // before it was invalidated it counted
    expect(
      await fraction('good_rate', asked.replace('2026-11-21T12:00:00Z', '2026-11-03T12:00:00Z')),
    ).toEqual([1, 2]);
  });

  test('groups come in bytewise order with empty time buckets; small ones are not ranked', async () => {
    const { rows } = await analytics.answer('cases_closed', `${november}&by=org,week`);
    const weeks = ['2026-W44', '2026-W45', '2026-W46', '2026-W47', '2026-W48', '2026-W49'];
    const closed: [string, number[]][] = [
      ['o1', [0, 2, 5, 0, 0, 0]],
      ['o2', [0, 0, 1, 0, 0, 0]],
    ];
    expect(rows.map((row) => [row['org'], row['week'], row.value])).toEqual(
      closed.flatMap(([org, counts]) => weeks.map((week, index) => [org, week, counts[index]])),
    );
    expect(rows.every((row) => row['ranked'] === false)).toBe(true);
  });

  test('lists behind a figure have exactly its members', async () => {
    const list = async (part: string): Promise<string[]> => {
      const response = await analytics.get(
        `/api/analytics/cases?${november}&indicator=on_time_promised&part=${part}`,
        'leader',
      );
      const body: { cases: string[] } = JSON.parse(await response.text());
      return body.cases;
    };
    expect(await list('numerator')).toEqual(['a', 'c', 'i', 'k', 'l']);
    expect(await list('denominator')).toEqual(['a', 'b', 'c', 'd', 'i', 'j', 'k', 'l']);
  });

  test('an empty denominator is null, a foreign dimension a 400 that lists the allowed', async () => {
    const empty = await analytics.answer('good_rate', 'dataset=sim-nothing');
    expect([empty.value, empty.denominator]).toEqual([null, 0]);
    const refused = await analytics.get('/api/analytics/indicators/cases_open?by=month');
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('channel');
    expect((await analytics.get('/api/analytics/indicators/nonsense')).status).toBe(404);
    expect((await analytics.get('/api/analytics/indicators/cases_open?nonsense=1')).status).toBe(400);
    expect((await analytics.get('/api/analytics/indicators/cases_open?by=officer')).status).toBe(401);
    expect((await analytics.get('/api/analytics/cases?indicator=cases_open', 'citizen-li')).status).toBe(403);
  });
});

describe('the pipeline', () => {
  const live = eventMaker('live');
  const hour = `${new Date().toISOString().slice(0, 13)}:00:00Z`;

  test('completeness compares with the tallies: what was tallied and is not here is missing', async () => {
    const now = new Date().toISOString();
    const filed = ['x', 'y', 'z'].map((subject) => live.submit(subject, now));
    const later = new Date(Date.now() + 1).toISOString();
    const tally = live.event('intake', 'intake', 'journal.tallied', later, {
      hours: [{ hour, count: 4, xor: '0'.repeat(32) }],
    });
    await tell([...filed, tally]);
    await waitUntil(async () => (await analytics.answer('completeness', 'from=2020-01-01')).numerator === 3, {
      timeoutMs: 120_000,
      what: 'the tally',
    });
    expect(await fraction('completeness', 'from=2020-01-01')).toEqual([3, 4]);
    expect((await analytics.answer('completeness', 'dataset=sim-small')).value).toBeNull();
    const freshness = await value('freshness_seconds_p99', 'from=2020-01-01');
    expect(freshness).toBeGreaterThan(0);
    expect(freshness).toBeLessThan(30);
  });
});
