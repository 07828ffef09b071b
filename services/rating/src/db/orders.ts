import type { Messaging } from '@haoban/messaging/runtime';
import { timedJournal } from '@haoban/messaging/timed-journal';
import type { CaseFacts } from '../core/case-facts.ts';
import type { Order } from '../core/order.ts';
import { wakesOf } from '../core/order-wakes.ts';
import type { Org } from '../core/org.ts';
import { listOrders, openOrders, type OrderQuery } from './list-orders.ts';
import { monthlyResults } from './monthly-results.ts';
import { createOrderWorlds, type Known } from './order-worlds.ts';

/** The orders of bad ratings with their clocks, and what they are judged by. */
export function createOrders(messaging: Messaging, known: Known) {
  const orgs = messaging.journal<Org>('orgs');
  const caseFacts = messaging.journal<CaseFacts>('case_facts');
  const { pool, now } = messaging;
  const { worldOf, partyOf, checksOf } = createOrderWorlds({ ...known, orgs, caseFacts });
  const journal = messaging.journal<Order>('orders');
  return {
    orgs,
    caseFacts,
    orders: timedJournal({ journal, worldOf, wakesOf, now }),
    orderWorldOf: worldOf,
    raterOf: partyOf,
    checksOf,
    listOrders: (query: OrderQuery) => listOrders(pool, query),
    openOrders: () => openOrders(pool),
    monthlyResults: (of: Parameters<typeof monthlyResults>[1]) => monthlyResults(pool, of),
    /** The order whose answer a link rates, by the hash of its token. */
    orderOfLink: async (linkHash: string): Promise<string | undefined> => {
      const { rows } = await pool.query<{ subject: string }>({
        name: 'order-of-link',
        text: 'select subject from orders where first_link = $1 union all select subject from orders where second_link = $1',
        values: [linkHash],
      });
      return rows[0]?.subject;
    },
    /** What desk and organisation wrote about an order, by kind. */
    textsOf: async (orderId: string): Promise<Record<string, string>> => {
      const { rows } = await pool.query<{ kind: string; text: string }>({
        name: 'order-texts',
        text: 'select kind, text from order_texts where order_id = $1',
        values: [orderId],
      });
      return Object.fromEntries(rows.map(({ kind, text }) => [kind, text]));
    },
    /** The plans of some orders, by their ids. */
    plansOf: async (orderIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      const { rows } = await pool.query<{ order_id: string; text: string }>({
        name: 'order-plans',
        text: `select order_id, text from order_texts where kind = 'plan' and order_id = any($1)`,
        values: [orderIds],
      });
      return new Map(rows.map((row) => [row.order_id, row.text]));
    },
  };
}
