import type { Pool } from 'pg';
import type { EventData } from '@haoban/contracts/events/catalogue';

type Hour = EventData<'journal.tallied.v1'>['hours'][number];

/** Rows younger than this may still be uncommitted, so a tally speaks of what was recorded before it. */
const settledMs = 5_000;
const windowHours = 48;

// bit_xor over the 128 bits of the ids: equal sets of events have equal tallies, whatever their order.
const select = `
select to_char(date_trunc('hour', recorded_at at time zone 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as hour,
  count(*)::integer as count, bit_xor(('x' || replace(id::text, '-', ''))::bit(128))::text as bits
from journal
where recorded_at >= date_trunc('hour', $1::timestamptz) - make_interval(hours => $2) and recorded_at < $1
  and type <> 'journal.tallied.v1'
group by 1 order by 1`;

const hex = (bits: string): string => BigInt(`0b${bits}`).toString(16).padStart(32, '0');

/** Count and xor of each hour of the journal in the last 48 h, as of `cut`: rows recorded before that instant. */
export async function tallyJournal(pool: Pool, nowMs: number): Promise<{ cut: string; hours: Hour[] }> {
  const cut = new Date(nowMs - settledMs).toISOString();
  const { rows } = await pool.query<{ hour: string; count: number; bits: string }>(select, [cut, windowHours]);
  return { cut, hours: rows.map(({ hour, count, bits }) => ({ hour, count, xor: hex(bits) })) };
}
