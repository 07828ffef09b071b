import type { ClientBase } from 'pg';

/** A journal row on its way to JetStream. */
export type Outgoing = {
  readonly tx: string;
  readonly position: string;
  readonly id: string;
  readonly subject: string;
  readonly sequence: number;
  readonly trace: string | null;
  readonly nats_subject: string;
  readonly body: string;
};

/** Place in the journal: everything up to it has been acknowledged by JetStream. */
export type Cursor = { readonly tx: string; readonly position: string; readonly restored: string };

// A relay shares its process with others: what a batch waits for between its steps weighs less the more rows it has.
const maxRows = 12_000;
// Ordered by the table's numbers, which bear the same names as the texts selected here.
const columns = 'tx::text, position::text, id::text, subject, sequence, trace, nats_subject, body';

/**
 * Makes the cursor this cluster's and this stream's own: it starts over where one of them is another (a restored
 * backup, a lost stream). Rows with transaction ids this cluster has not reached come from another one.
 */
export async function claimCursor(client: ClientBase, stream: string): Promise<void> {
  await client.query(
    `update relay_cursor c set tx = 0, position = 0, identity = now_is.identity, restored = (
       select coalesce(max(position), 0) from journal where tx >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
     from (select concat(system_identifier, ' ', $1::text) as identity from pg_control_system()) now_is
     where c.identity <> now_is.identity`,
    [stream],
  );
}

/** Where the relay is. */
export async function readCursor(client: ClientBase): Promise<Cursor> {
  const { rows } = await client.query<Cursor>(
    'select tx::text, position::text, restored::text from relay_cursor',
  );
  const cursor = rows[0];
  if (cursor === undefined) throw new Error('relay_cursor has no row: the journal migration did not run');
  return cursor;
}

const selectRestored = {
  name: 'relay-restored',
  text: `select ${columns} from journal where position > $1 and position <= $2 order by journal.position limit ${maxRows}`,
};

// Only rows of finished transactions: below the oldest running one no row can appear any more. A subject's next row is
// decided after the one before it was committed, so its transaction is younger; where a service writes otherwise, a
// batch may end between two rows in the wrong order, and the consumers park the one that came too early.
const selectOwn = {
  name: 'relay-own',
  text: `select ${columns} from journal
    where (tx, position) > ($1::bigint, $2::bigint) and position > $3
      and tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    order by journal.tx, journal.position limit ${maxRows}`,
};

/** The next rows to publish and the cursor behind them; rows restored from another cluster go first. */
export async function nextBatch(
  client: ClientBase,
  cursor: Cursor,
): Promise<{ rows: Outgoing[]; end: Cursor | undefined }> {
  const { tx, position, restored } = cursor;
  if (tx === '0' && BigInt(position) < BigInt(restored)) {
    const { rows } = await client.query<Outgoing>({ ...selectRestored, values: [position, restored] });
    return { rows, end: { ...cursor, position: rows.at(-1)?.position ?? restored } };
  }
  const { rows } = await client.query<Outgoing>({ ...selectOwn, values: [tx, position, restored] });
  const last = rows.at(-1);
  return { rows: inSubjectOrder(rows), end: last && { tx: last.tx, position: last.position, restored } };
}

/** The same rows with every subject's sequences ascending in the places that the subject holds. */
export function inSubjectOrder<Row extends { subject: string; sequence: number }>(
  rows: readonly Row[],
): Row[] {
  const bySubject = Map.groupBy(rows, (row) => row.subject);
  for (const own of bySubject.values()) own.sort((a, b) => b.sequence - a.sequence);
  return rows.flatMap((row) => bySubject.get(row.subject)?.pop() ?? []);
}

/** Moves the cursor unless somebody moved it meanwhile (a replay sets it back). */
export async function moveCursor(client: ClientBase, from: Cursor, to: Cursor): Promise<void> {
  await client.query('update relay_cursor set tx = $3, position = $4 where tx = $1 and position = $2', [
    from.tx,
    from.position,
    to.tx,
    to.position,
  ]);
}
