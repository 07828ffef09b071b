import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOfTime } from '../src/core/facts/fact-values.ts';
import { accepted, decided, type Told } from './judged-case.ts';
import { tellWarehouse, type ToldWarehouse } from './told-rows.ts';

let told: ToldWarehouse;
beforeAll(async () => {
  told = await tellWarehouse();
}, 120_000);
afterAll(() => told.stop());

const filed: Told = ['case.submitted', '11-02 09:00', { hall: 'h1', window: 'w1', channel: 'window' }];
describe('rows as of an instant', () => {
  test('are those whose events all lie before it', async () => {
    const dataset = 'sim-instants';
    await told.tell('booking', dataset, 'b1', ['booking.made', '11-02', { slot: '2026-11-05T01:00:00Z' }]);
    const at = (asOf: string) => told.rows('bookings', dataset, 'subject, is_made', '', asOf);
    expect(await at('2026-11-02 02:00:00.000')).toEqual([]);
    expect(await at('2026-11-02 02:00:00.001')).toEqual([['b1', 1]]);
  });

  test('an order is overdue, and a commitment has fallen due, by the local date', async () => {
    const dataset = 'sim-due';
    const due = { sign: '2026-11-03', verify: '2026-11-03', rectify: '2026-11-09' };
    await told.tell('order', dataset, 'o1', [
      'rectification.dispatched',
      '11-02',
      { ratingId: 'r', org: 'o', due },
    ]);
    const promise = { commitmentId: 'k', kind: 'tolerance', materials: [], due: '2026-11-09' };
    await told.tell('case', dataset, 'c1', filed, accepted('11-02'), ['commitment.due', '11-02', promise]);
    const overdue = (asOf: string) => told.rows('orders', dataset, 'is_overdue', '', asOf);
    const fallenDue = (asOf: string) => told.rows('commitments', dataset, 'kind, has_fallen_due', '', asOf);
    expect(await overdue('2026-11-09 15:59:59.999')).toEqual([[0]]);
    expect(await overdue('2026-11-09 16:00:00.000')).toEqual([[1]]);
    expect(await fallenDue('2026-11-08 15:59:59.999')).toEqual([['tolerance', 0]]);
    expect(await fallenDue('2026-11-08 16:00:00.000')).toEqual([['tolerance', 1]]);
    expect(await fallenDue(endOfTime)).toEqual([['tolerance', 1]]);
  });
});

test('items are those of the data set, of live where it has none', async () => {
  const item = (version: number): Told => ['item.published', '11-02', { version, visitsLimit: version }];
  await told.tell('item', 'live', 'both', item(1));
  await told.tell('item', 'live', 'live-only', item(1));
  await told.tell('item', 'sim-items', 'both', item(2));
  expect(await told.rows('items', 'sim-items', 'subject, declared_visits')).toEqual([
    ['both', 2],
    ['live-only', 1],
  ]);
  expect(await told.rows('items', 'live', 'subject, declared_visits')).toEqual([
    ['both', 1],
    ['live-only', 1],
  ]);
});

test('lights, reviews and the parts of cases have a row each', async () => {
  const dataset = 'sim-parts';
  const light = { lightId: 'l1', clock: 'promised', org: 'o1', level: 'red', due: '2026-11-03' };
  await told.tell(
    'light',
    dataset,
    'c1',
    ['light.raised', '11-04', light],
    ['light.raised', '11-05', { ...light, lightId: 'l2' }],
  );
  expect(await told.rows('lights', dataset, 'light, raised_date')).toEqual([
    ['l1', '2026-11-04'],
    ['l2', '2026-11-05'],
  ]);
  await told.tell('review', dataset, 'v1', [
    'review.sampled',
    '11-04',
    { caseId: 'c1', org: 'o1', item: 'i' },
  ]);
  await told.tell('review', dataset, 'v2', ['review.scored', '11-04', { score: 91, final: true }]);
  expect(await told.rows('reviews', dataset, 'subject, score')).toEqual([['v2', 9100]]);
  const stage = { stage: 'a', name: 'a', org: 'o2', attempt: 1 };
  const pause = {
    suspensionId: 'p',
    scope: 'case',
    reason: 'expert_review',
    stops: ['promised'],
    plannedDays: 5,
  };
  await told.tell(
    'case',
    dataset,
    'c1',
    filed,
    accepted('11-02'),
    decided('11-20'),
    ['stage.started', '11-02', stage],
    ['suspension.started', '11-03', pause],
    ['suspension.ended', '11-04', { suspensionId: 'p' }],
    ['stage.completed', '11-05', stage],
    ['delivery.completed', '11-23', { deliveryId: 'd', method: 'courier', attempt: 1, documents: ['x'] }],
  );
  expect(await told.rows('stages', dataset, 'stage, org, completed_date, is_ended')).toEqual([
    ['a', 'o2', '2026-11-05', 1],
  ]);
  expect(await told.rows('suspensions', dataset, 'reason, started_date, org')).toEqual([
    ['expert_review', '2026-11-03', 'o1'],
  ]);
  expect(await told.rows('deliveries', dataset, 'method, completed_date, documents')).toEqual([
    ['courier', '2026-11-23', 1],
  ]);
  expect(await told.rows('delays', dataset, 'sum(days) > 0')).toEqual([[1]]);
});
