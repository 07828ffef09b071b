import type { Pool } from 'pg';
import type { Envelope } from '@haoban/contracts/envelope';

/** What a consumer has heard: the last sequence of each (source, subject). */
export function createInbox(pool: Pool, consumer: string) {
  return {
    /** Sequence of the last event taken of this event's subject; 0 when there was none. */
    lastHeard: async (event: Envelope): Promise<number> => {
      const { rows } = await pool.query<{ sequence: number }>({
        name: 'inbox-last',
        text: 'select sequence from inbox where consumer = $1 and source = $2 and subject = $3',
        values: [consumer, event.source, event.subject],
      });
      return rows[0]?.sequence ?? 0;
    },
    /** Notes an event that has no effect here. */
    pass: async (event: Envelope): Promise<void> => {
      await pool.query({
        name: 'inbox-pass',
        text: `insert into inbox (consumer, source, subject, sequence) values ($1, $2, $3, $4)
          on conflict (consumer, source, subject) do update set sequence = excluded.sequence
          where inbox.sequence = excluded.sequence - 1`,
        values: [consumer, event.source, event.subject, event.sequence],
      });
    },
  };
}
