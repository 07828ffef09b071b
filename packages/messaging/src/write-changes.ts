import type { Pool } from 'pg';
import type { Change } from './change.ts';
import { journalEntries, type Author, type Entry } from './entries.ts';
import { genesis } from './chain.ts';
import { moveByOne } from './inbox.ts';

// State and journal move in one statement. A row moves only from the version it was read at; events, receipt and
// inbox follow the rows that moved, so a lost race writes nothing at all.
const statement = (table: string): string => `
with change as (
  select * from jsonb_to_recordset($1::jsonb) as c(
    subject text, version integer, sequence integer, hash text, state jsonb, receipt jsonb, heard jsonb)
),
created as (
  insert into ${table} (subject, version, sequence, hash, state)
  select subject, 1, sequence, hash, state from change where version = 0 order by subject
  on conflict (subject) do nothing returning subject
),
updated as (
  update ${table} t set version = c.version + 1, sequence = c.sequence, hash = c.hash, state = c.state
  from change c where t.subject = c.subject and t.version = c.version and c.version > 0 returning t.subject
),
moved as (select subject from created union all select subject from updated),
written as (
  insert into journal (id, subject, sequence, type, time, recorded_at, actor, trace, nats_subject, body, previous_hash, hash)
  select e.id, e.subject, e.sequence, e.type, e.time, e.recorded_at, e.actor, e.trace, e.nats_subject, e.body,
    e.previous_hash, e.hash
  from jsonb_to_recordset($2::jsonb) as e(id uuid, subject text, sequence integer, type text, time timestamptz,
    recorded_at timestamptz, actor text, trace text, nats_subject text, body text, previous_hash text, hash text)
  join moved using (subject) order by e.subject, e.sequence
),
answered as (
  insert into receipts (actor, route, key, fingerprint, status, response)
  select r.actor, r.route, r.key, r.fingerprint, r.status, r.response from change c join moved using (subject),
    jsonb_to_record(c.receipt) as r(actor text, route text, key text, fingerprint text, status integer, response jsonb)
  where c.receipt is not null
),
received as (
  insert into inbox (consumer, source, subject, sequence)
  select h.consumer, h.source, h.subject, h.sequence from change c join moved using (subject),
    jsonb_to_record(c.heard) as h(consumer text, source text, subject text, sequence integer)
  where c.heard is not null
  ${moveByOne}
)
select subject from moved`;

const row = (change: Change<unknown>, entries: readonly Entry[]) => ({
  subject: change.subject,
  version: change.head?.version ?? 0,
  sequence: (change.head?.sequence ?? 0) + entries.length,
  hash: entries.at(-1)?.hash ?? change.head?.hash ?? genesis,
  state: change.state,
  receipt: change.receipt === undefined ? null : { ...change.receipt, actor: change.context.actor },
  heard: change.heard ?? null,
});

/** A change as the statement takes it. */
export type Prepared = {
  readonly subject: string;
  readonly row: ReturnType<typeof row>;
  readonly entries: readonly Entry[];
};

/** Numbers and chains the events of a change; throws when one of them can't be published. */
export function prepareChange(author: Author, change: Change<unknown>): Prepared {
  const entries = journalEntries(author, change);
  return { subject: change.subject, row: row(change, entries), entries };
}

/**
 * Writes changes of distinct subjects of one table in one statement and one transaction.
 * Returns the subjects that moved; the others were changed meanwhile and nothing of them was written.
 */
export async function writeChanges(
  pool: Pool,
  table: string,
  changes: readonly Prepared[],
): Promise<Set<string>> {
  const result = await pool.query<{ subject: string }>({
    name: `write-${table}`,
    text: statement(table),
    values: [
      JSON.stringify(changes.map((change) => change.row)),
      JSON.stringify(changes.flatMap((change) => change.entries)),
    ],
  });
  return new Set(result.rows.map((moved) => moved.subject));
}
