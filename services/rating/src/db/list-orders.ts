import type { Messaging } from '@haoban/messaging/runtime';
import type { Order } from '../core/order.ts';

type Pool = Messaging['pool'];

/** Which orders, in areas (prefixes of codes): every part given must hold; status `open` is every one but `closed`. */
export type OrderQuery = {
  readonly areas: readonly string[];
  readonly org?: string;
  readonly supervisor?: string;
  readonly status?: string;
  readonly complex?: boolean;
  /** Due on or before this date. */
  readonly dueBy?: string;
  readonly after?: { readonly due: string; readonly orderId: string };
  readonly limit: number;
};

// without a name it is planned for what is asked, and conditions nobody asked for fall away
const text = `select state from orders where (due, subject) > ($1, $2) and region like any($3)
    and ($4::text is null or org = $4) and ($5::text is null or supervisor = $5)
    and ($6::text is distinct from 'open' or status <> 'closed')
    and ($6::text is null or $6 = 'open' or status = $6)
    and (not $7::boolean or complex) and ($8::text is null or due <= $8)
  order by due, subject limit $9`;

/** The question for a page of orders, the earliest due first; those not dispatched come before all others. */
export function orderPage(query: OrderQuery): { text: string; values: unknown[] } {
  const { areas, org, supervisor, status, complex, dueBy, after, limit } = query;
  const values = [
    after?.due ?? '',
    after?.orderId ?? '',
    areas.map((area) => `${area}%`),
    org ?? null,
    supervisor ?? null,
    status ?? null,
    complex ?? false,
    dueBy ?? null,
    limit,
  ];
  return { text, values };
}

/** A page of orders. */
export async function listOrders(pool: Pool, query: OrderQuery): Promise<Order[]> {
  const { rows } = await pool.query<{ state: Order }>(orderPage(query));
  return rows.map(({ state }) => state);
}

const pageSize = 500;

/** Walks over the orders that are not closed, page by page, for those whose region counts by a calendar. */
export async function* openOrders(
  pool: Pool,
): AsyncGenerator<readonly { readonly subject: string; readonly region: string }[]> {
  for (let after = { due: '', subject: '' }; ;) {
    const { rows } = await pool.query<{ subject: string; region: string; due: string }>({
      name: 'open-orders',
      text: `select subject, region, due from orders where status <> 'closed' and (due, subject) > ($1, $2)
        order by due, subject limit ${pageSize}`,
      values: [after.due, after.subject],
    });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last;
  }
}
