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
export type Cursor = { readonly tx: string; readonly position: string };

const maxRows = 1000;

/** Makes the cursor this cluster's own: it starts over where the database is another one (a restored backup). */
export async function claimCursor(client: ClientBase): Promise<void> {
  await client.query(
    `update relay_cursor c set tx = 0, position = 0, system_identifier = s.id
     from (select system_identifier::text as id from pg_control_system()) s where c.system_identifier <> s.id`,
  );
}

/** Where the relay is. */
export async function readCursor(client: ClientBase): Promise<Cursor> {
  const { rows } = await client.query<Cursor>('select tx::text, position::text from relay_cursor');
  const cursor = rows[0];
  if (cursor === undefined) throw new Error('relay_cursor has no row: the journal migration did not run');
  return cursor;
}

// Only rows of finished transactions: below the oldest running one no row can appear any more.
const select = `
select tx::text, position::text, id::text, subject, sequence, trace, nats_subject, body from journal
where (tx, position) > ((select tx from relay_cursor), (select position from relay_cursor))
  and tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
order by tx, position limit ${maxRows}`;

/** The next rows to publish, each subject's in its own order whatever order their transactions began in. */
export async function nextBatch(client: ClientBase): Promise<{ rows: Outgoing[]; end: Cursor | undefined }> {
  const { rows } = await client.query<Outgoing>({ name: 'relay-batch', text: select });
  const last = rows.at(-1);
  return { rows: inSubjectOrder(rows), end: last && { tx: last.tx, position: last.position } };
}

/** The same rows with every subject's sequences ascending in the places that the subject holds. */
export function inSubjectOrder<Row extends { subject: string; sequence: number }>(rows: readonly Row[]): Row[] {
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
