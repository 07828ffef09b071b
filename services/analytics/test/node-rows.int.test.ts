import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accepted, decided, type Told } from './judged-case.ts';
import { tellWarehouse, type ToldWarehouse } from './told-rows.ts';

let told: ToldWarehouse;
beforeAll(async () => {
  told = await tellWarehouse();
}, 120_000);
afterAll(() => told.stop());

const filed: Told = ['case.submitted', '11-02 09:00', { hall: 'h1', window: 'w1', channel: 'window' }];
const rated = (at: string, id: string, more: Readonly<Record<string, unknown>> = {}): Told => [
  'rating.submitted',
  at,
  {
    ratingId: id,
    node: '3',
    nodeAt: '2026-11-04T10:00:00+08:00',
    round: 1,
    level: 5,
    options: [209],
    realName: true,
    channel: 'qr',
    enteredBy: 'citizen',
    ...more,
  },
];
const whole = [filed, accepted('11-02'), decided('11-04')];

describe('nodes', () => {
  test('stand where the rating says, else where the case was filed', async () => {
    const dataset = 'sim-places';
    await told.tell('case', dataset, 'here', ...whole, rated('11-05', 'r1'));
    await told.tell('case', dataset, 'there', ...whole, rated('11-05', 'r2', { hall: 'h2', officer: 'li' }));
    expect(
      await told.rows(
        'nodes',
        dataset,
        'subject, node, hall, window, officer, level, options',
        'where is_rated',
      ),
    ).toEqual([
      ['here', '3', 'h1', 'w1', '', 5, [209]],
      ['there', '3', 'h2', '', 'li', 5, [209]],
    ]);
    expect(await told.rows('nodes', dataset, 'count(), countIf(is_ended), countIf(is_ratable)')).toEqual([
      [6, 6, 6],
    ]);
  });

  test('of tickets stand beside those of cases', async () => {
    const dataset = 'sim-tickets';
    const place = { hall: 'h1', queue: 'q1', window: 'w1', officer: 'li' };
    await told.tell('case', dataset, 'c1', ...whole);
    await told.tell(
      'ticket',
      dataset,
      't1',
      ['ticket.issued', '11-02 09:00', place],
      ['ticket.served', '11-02 09:20', place],
    );
    expect(
      await told.rows('nodes', dataset, 'subject, node, queue, officer, org', "where node = 'visit'"),
    ).toEqual([['t1', 'visit', 'q1', 'li', '']]);
    expect(await told.rows('nodes', dataset, 'count()')).toEqual([[4]]);
    expect(await told.rows('tickets', dataset, 'subject, issued_hour, is_ended')).toEqual([['t1', 9, 1]]);
  });

  test('are called back where an order of their rating says so', async () => {
    const dataset = 'sim-calls';
    await told.tell('case', dataset, 'c1', ...whole, rated('11-05', 'r1', { level: 1 }));
    await told.tell('case', dataset, 'c2', ...whole, rated('11-05', 'r2', { level: 1 }));
    const order = { orderId: 'o1', ratingId: 'r1', org: 'o1', finding: 'valid' };
    const calledBackAt = '2026-11-06T09:00:00+08:00';
    await told.tell('order', dataset, 'o1', ['rectification.verified', '11-06', { ...order, calledBackAt }]);
    await told.tell('order', dataset, 'o2', [
      'rectification.verified',
      '11-06',
      { ...order, ratingId: 'r2' },
    ]);
    expect(await told.rows('nodes', dataset, 'subject, is_called_back', 'where is_rated')).toEqual([
      ['c1', 1],
      ['c2', 0],
    ]);
  });

  test('are in a burst when five of one device or window came within a minute', async () => {
    const dataset = 'sim-bursts';
    // Five within 60 s and one after them; five of whom no five are; five that name no device.
    const minutes = { five: [0, 0, 1, 1, 1, 3], four: [0, 0, 1, 1, 2], '': [0, 0, 0, 0, 0] };
    for (const [device, given] of Object.entries(minutes)) {
      for (const [index, minute] of given.entries()) {
        const rating = rated(`11-05 12:0${minute}`, `r-${device}-${index}`, { deviceHash: device });
        await told.tell('case', dataset, `${device}-${index}`, ...whole, rating);
      }
    }
    expect(await told.rows('nodes', dataset, 'subject', 'where is_burst')).toEqual([
      ['five-0'],
      ['five-1'],
      ['five-2'],
      ['five-3'],
      ['five-4'],
    ]);
  });

  test('of one window burst as those of one device do, of that window in another hall they do not', async () => {
    const dataset = 'sim-windows';
    const places = [...Array<string>(5).fill('h1'), ...Array<string>(4).fill('h2')];
    for (const [index, hall] of places.entries())
      await told.tell(
        'case',
        dataset,
        `${hall}-${index}`,
        ...whole,
        rated('11-05', `r${index}`, { hall, window: 'w1' }),
      );
    expect(
      await told.rows('nodes', dataset, 'hall, countIf(is_burst)', 'where is_rated group by hall'),
    ).toEqual([
      ['h1', 5],
      ['h2', 0],
    ]);
  });
});
