import type { Messaging } from '@haoban/messaging/runtime';

/** The service that ended last at a window. */
export type ServedTicket = { readonly subject: string; readonly servedAt: string };

/** Looks up, by an index, which visit ended last at a window of a hall since an instant (ISO). */
export function createServedTickets(pool: Messaging['pool']) {
  return {
    latest: async (hall: string, window: string, since: string): Promise<ServedTicket | undefined> => {
      const { rows } = await pool.query<ServedTicket>({
        name: 'served-latest',
        text: `select subject, served_at as "servedAt" from subjects
          where hall = $1 and window_code = $2 and served_at >= $3 order by served_at desc limit 1`,
        values: [hall, window, since],
      });
      return rows[0];
    },
  };
}
