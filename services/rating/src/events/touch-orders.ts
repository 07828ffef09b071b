import type { Context } from '@haoban/messaging/change';
import type { Stores } from '../db/stores.ts';

const atOnce = 64;

/** Lets every open order look at its dates anew: their lights follow the newest calendar. */
export async function touchOrders({ orders, openOrders }: Stores, context: Context): Promise<void> {
  for await (const page of openOrders()) {
    for (let first = 0; first < page.length; first += atOnce) {
      const some = page.slice(first, first + atOnce);
      await Promise.all(some.map(({ subject }) => orders.elapse(subject, context)));
    }
  }
}
