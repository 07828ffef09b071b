import type { Pool } from 'pg';
import type { Envelope } from '@haoban/contracts/envelope';
import { batchedReader } from './batched-reader.ts';
import type { Heard } from './change.ts';

// The inbox moves by exactly one or not at all: null is refused by the column, which undoes the whole statement with
// the effect in it (`isHeardAlready`). So an event that two processes hold has its effect once.
export const moveByOne = `on conflict (consumer, source, subject)
  do update set sequence = case when inbox.sequence = excluded.sequence - 1 then excluded.sequence end`;

/** Looks up the sequence of the last event a consumer took of an event's source and subject; 0 when there was none. */
export function inboxReader(pool: Pool, consumer: string): (event: Envelope) => Promise<number> {
  const keyOf = ({ source, subject }: Pick<Envelope, 'source' | 'subject'>): string => `${source} ${subject}`;
  const read = batchedReader(async (keys): Promise<ReadonlyMap<string, number>> => {
    const { rows } = await pool.query<{ source: string; subject: string; sequence: number }>({
      name: 'inbox-last',
      text: `select source, subject, sequence from inbox where consumer = $1 and (source, subject) in
        (select split_part(key, ' ', 1), substr(key, strpos(key, ' ') + 1) from unnest($2::text[]) as key)`,
      values: [consumer, keys],
    });
    return new Map(rows.map((row) => [keyOf(row), row.sequence]));
  });
  return async (event) => (await read(keyOf(event))) ?? 0;
}

/** Notes an event that has no effect here. */
export async function passEvent(pool: Pool, heard: Heard): Promise<void> {
  await pool.query({
    name: 'inbox-pass',
    text: `insert into inbox (consumer, source, subject, sequence) values ($1, $2, $3, $4) ${moveByOne}`,
    values: [heard.consumer, heard.source, heard.subject, heard.sequence],
  });
}
