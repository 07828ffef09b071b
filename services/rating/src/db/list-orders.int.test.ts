import { testDatabase } from '@haoban/local-stack/test-fixtures';
import { servicePool } from '@haoban/messaging/runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderPage, type OrderQuery } from './list-orders.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let pool: ReturnType<typeof servicePool>;
beforeAll(async () => {
  database = await testDatabase(['rating']);
  // statistics are the owner's to gather
  pool = servicePool(database.ownerUrl, 'rating');
  await pool.query(`insert into orders (subject, version, sequence, hash, state)
    select 'O-' || n, 1, 0, '', jsonb_build_object('status', case when n % 50 = 0 then 'rectifying' else 'closed' end,
      'region', '320281', 'org', 'org-' || n % 40, 'receivedAt', '2026-09-28T00:00:00.000Z',
      'dispatch', jsonb_build_object('complex', n % 10 = 0,
        'due', jsonb_build_object('rectify', to_char(date '2026-01-01' + n % 300, 'YYYY-MM-DD'))))
    from generate_series(1, 20000) as n`);
  await pool.query('analyze orders');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const page: OrderQuery = {
  areas: ['320281'],
  limit: 50,
  after: { due: '2026-06-01', orderId: 'O-77' },
};

test.each<[string, OrderQuery, string]>([
  ['of open orders', { ...page, status: 'open' }, 'orders_open_due_idx'],
  ['of an organisation', { ...page, org: 'org-7' }, 'orders_org_due_idx'],
  ['of all orders', page, 'orders_due_idx'],
])('a page %s is read off an index, from where the last one ended', async (_, query, index) => {
  const { text, values } = orderPage(query);
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values });
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain(`Index Scan using ${index}`);
  expect(plan).not.toContain('Sort');
});
