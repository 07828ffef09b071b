import type { Pool } from 'pg';
import type { Envelope } from '@haoban/contracts/envelope';
import type { Heard } from './change.ts';

// The inbox moves by exactly one or not at all: null is refused by the column, which undoes the whole statement with
// the effect in it (`isHeardAlready`). So an event that two processes hold has its effect once.
export const moveByOne = `on conflict (consumer, source, subject)
  do update set sequence = case when inbox.sequence = excluded.sequence - 1 then excluded.sequence end`;

/** Sequence of the last event a consumer took of this event's subject; 0 when there was none. */
export async function lastHeard(pool: Pool, consumer: string, event: Envelope): Promise<number> {
  const { rows } = await pool.query<{ sequence: number }>({
    name: 'inbox-last',
    text: 'select sequence from inbox where consumer = $1 and source = $2 and subject = $3',
    values: [consumer, event.source, event.subject],
  });
  return rows[0]?.sequence ?? 0;
}

/** Notes an event that has no effect here. */
export async function passEvent(pool: Pool, heard: Heard): Promise<void> {
  await pool.query({
    name: 'inbox-pass',
    text: `insert into inbox (consumer, source, subject, sequence) values ($1, $2, $3, $4) ${moveByOne}`,
    values: [heard.consumer, heard.source, heard.subject, heard.sequence],
  });
}
