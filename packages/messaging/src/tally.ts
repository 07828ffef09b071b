import type { Pool } from 'pg';
import type { EventData } from '@haoban/contracts/events/catalogue';

/** Number of events and xor of their ids (128 bits in hex) in one hour of `recordedAt`. */
export type Hour = EventData<'journal.tallied.v1'>['hours'][number];

/** Rows younger than this may still be uncommitted, so a tally speaks of what was recorded before it. */
const settledMs = 5_000;
const windowHours = 48;

// bit_xor over the 128 bits of the ids: equal sets of events have equal tallies, whatever their order.
const select = (condition: string): string => `
select to_char(date_trunc('hour', recorded_at at time zone 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as hour,
  count(*)::integer as count, bit_xor(('x' || replace(id::text, '-', ''))::bit(128))::text as bits
from journal where type <> 'journal.tallied.v1' and ${condition}
group by 1 order by 1`;

const window =
  "recorded_at >= date_trunc('hour', $1::timestamptz) - make_interval(hours => $2) and recorded_at < $1";

const hex = (bits: string): string => BigInt(`0b${bits}`).toString(16).padStart(32, '0');

type Queryable = Pick<Pool, 'query'>;

async function tally(from: Queryable, condition: string, values: readonly unknown[]): Promise<Hour[]> {
  const { rows } = await from.query<{ hour: string; count: number; bits: string }>(select(condition), [
    ...values,
  ]);
  return rows.map(({ hour, count, bits }) => ({ hour, count, xor: hex(bits) }));
}

/** Count and xor of each hour of the journal in the last 48 h, as of `cut`: rows recorded before that instant. */
export async function tallyJournal(from: Queryable, nowMs: number): Promise<{ cut: string; hours: Hour[] }> {
  const cut = new Date(nowMs - settledMs).toISOString();
  return { cut, hours: await tally(from, window, [cut, windowHours]) };
}

/** Count and xor of every hour of the journal. Tallies are not tallied. */
export const journalTotals = (from: Queryable): Promise<Hour[]> => tally(from, 'true', []);
