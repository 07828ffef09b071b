import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarPublished, decisionRevoked, eventOf, jiangyin } from './given-events.ts';
import { startDelivery } from './start-delivery.ts';

let delivery: Awaited<ReturnType<typeof startDelivery>>;
const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'];
const cases: string[] = [];
beforeAll(async () => {
  delivery = await startDelivery();
  await delivery.tell(eventOf('intake', '320281', 1, jiangyin));
  await delivery.tell(calendarPublished());
  for (const day of days) cases.push(await delivery.granted(undefined, `${day}T02:00:00.000Z`));
  await delivery.swept();
});
afterAll(() => delivery.stop());

type Row = Record<string, unknown>;
const list = async (query: string, as = 'courier-desk') => {
  const { status, body } = await delivery.call('GET', `/deliveries?${query}`, as);
  const rows: Row[] = Array.isArray(body['rows']) ? body['rows'] : [];
  return { status, rows, next: body['next'] };
};
const request = async (caseId: string, body: object) => {
  const path = `/cases/${caseId}/deliveries`;
  return String((await delivery.call('POST', path, 'courier-desk', body, randomUUID())).body['deliveryId']);
};

describe('the work list', () => {
  test('has every grant for which no way was chosen, what is due first before the rest, page by page', async () => {
    const all = await list('status=unrequested');
    expect(all.rows.map(({ caseId }) => caseId)).toEqual(cases);
    expect(all.rows[0]).toEqual({
      caseId: cases[0],
      region: '320281',
      status: 'unrequested',
      due: '2026-11-16',
      attempt: 0,
    });
    const seen: Row[] = [];
    let next: unknown;
    do {
      const after: string = typeof next === 'string' ? `&after=${next}` : '';
      const page = await list(`status=unrequested&limit=2${after}`);
      seen.push(...page.rows);
      next = page.next;
    } while (next !== undefined);
    expect(seen).toEqual(all.rows);
    expect((await list('status=unrequested&dueBefore=2026-11-18')).rows).toHaveLength(2);
  });

  test('follows what becomes of them, by status, method and hall', async () => {
    const [first = '', second = '', third = ''] = cases;
    const fetched = await request(first, { method: 'window', hall: 'h1' });
    await request(second, { method: 'locker' });
    expect((await list('status=requested')).rows.map(({ caseId }) => caseId)).toEqual([first, second]);
    expect((await list('status=requested&method=locker')).rows).toMatchObject([{ caseId: second }]);
    expect((await list('status=requested&hall=h1')).rows).toMatchObject([
      { caseId: first, deliveryId: fetched, method: 'window', hall: 'h1', attempt: 1 },
    ]);
    await delivery.call('POST', `/cases/${first}/deliveries/${fetched}/completion`, 'window-clerk', {});
    expect((await list('status=completed')).rows).toMatchObject([{ deliveryId: fetched }]);
    await delivery.tell(eventOf('approval', third, 2, decisionRevoked));
    expect((await list('status=unrequested')).rows.map(({ caseId }) => caseId)).toEqual(cases.slice(3));
  });

  test('shows what lies in the caller’s areas', async () => {
    const all = (await list('status=unrequested')).rows;
    expect((await list('status=unrequested', 'leader')).rows).toEqual(all);
    expect((await list('status=unrequested', 'other-county')).rows).toEqual([]);
  });

  test('reads what it answers from an index in its order', async () => {
    await delivery.rows(
      `insert into work (id, case_id, region, status, due, attempt)
       select 'w' || n, 'x', (500000 + n % 40)::text, 'requested', (date '2026-01-01' + n % 300)::text, 1
       from generate_series(1, 40000) as n`,
      [],
    );
    await delivery.rows('analyze work', []);
    const text = `explain (costs off) select * from work where county = '500001' and status = 'requested'
      and region like any('{500001%}') and (due, id) > ('2026-03-01', 'x') order by due, id limit 50`;
    const plan = (await delivery.rows(text, [])).map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Scan using work_county_idx');
    expect(plan).not.toContain('Sort');
  });
});

test('couriers’ savings are the trips they saved; what nobody said the cost of is counted apart', async () => {
  const rows = `insert into work (id, case_id, region, status, method, due, attempt, completed_on, cost_cents, trip_cents)
    values ('a', 'x', '320281', 'completed', 'courier', '2026-11-16', 1, '2026-11-09', 2400, 2500),
      ('b', 'x', '320281', 'completed', 'courier', '2026-11-16', 1, '2026-11-30', null, 2500),
      ('c', 'x', '320282', 'completed', 'courier', '2026-11-16', 1, '2026-11-10', 1200, 3000),
      ('d', 'x', '320281', 'completed', 'courier', '2026-11-16', 1, '2026-12-01', 1200, 2500),
      ('e', 'x', '320281', 'failed', 'courier', '2026-11-16', 1, null, 1200, null)`;
  await delivery.rows(rows, []);
  const savings = (as: string) => delivery.call('GET', '/savings?from=2026-11-01&to=2026-12-01', as);
  const jiangyinRow = { region: '320281', completed: 2, costCents: 2400, costUnknown: 1, savingCents: 5000 };
  expect((await savings('courier-desk')).body).toMatchObject({
    completed: 2,
    costCents: 2400,
    costUnknown: 1,
    savingCents: 5000,
    rows: [jiangyinRow],
  });
  expect((await savings('leader')).body['rows']).toEqual([
    jiangyinRow,
    { region: '320282', completed: 1, costCents: 1200, costUnknown: 0, savingCents: 3000 },
  ]);
  expect(await savings('window-clerk')).toMatchObject({ status: 403 });
});
