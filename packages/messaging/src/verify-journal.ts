import { escapeIdentifier, type ClientBase } from 'pg';
import type { Anchor } from './anchor.ts';
import { anchorDifference, createCoverage } from './anchor-check.ts';
import { chainDifference, type ChainHead, type ChainRow } from './chain-check.ts';
import type { Digest } from './chain.ts';

const pageRows = 2_000;

/** What was verified, and the first thing that is not as it was recorded. */
export type Verified = {
  readonly rows: number;
  readonly subjects: number;
  readonly anchors: number;
  readonly firstDifference?: string;
};

/**
 * Verifies the journal of the client's schema as of now: every chain from its first event, the heads against the rows
 * of state, and every anchor, signed by `publicKey` (`anchorPublicKey` of the suite's key) or, without it, by
 * the key beside the anchor. Constant memory; blocks nobody. Anchors take time in proportion to their number.
 */
export async function verifyJournal(
  client: ClientBase,
  options: { readonly digest: Digest; readonly publicKey?: string | undefined },
): Promise<Verified> {
  await client.query('begin isolation level repeatable read read only');
  try {
    // one snapshot for everything, however long it takes
    await client.query(
      `select set_config(name, '0', true) from pg_settings where name in ('transaction_timeout', 'statement_timeout')`,
    );
    return await verifySnapshot(client, options);
  } finally {
    await client.query('rollback');
  }
}

async function verifySnapshot(
  client: ClientBase,
  { digest, publicKey }: { readonly digest: Digest; readonly publicKey?: string | undefined },
): Promise<Verified> {
  const anchors = await readAnchors(client);
  const tables = await stateTables(client);
  const coverage = createCoverage(anchors);
  const counted = { rows: 0, subjects: 0, anchors: anchors.length };
  const broken = anchorDifference(anchors, publicKey);
  if (broken !== undefined) return { ...counted, firstDifference: broken };

  let head: ChainHead | undefined;
  for (;;) {
    const page = await nextPage(client, head);
    const finished: ChainHead[] = [];
    const endSubject = (): void => {
      if (head === undefined) return;
      finished.push(head);
      coverage.endSubject();
      counted.subjects += 1;
    };
    for (const row of page) {
      if (row.subject !== head?.subject) {
        endSubject();
        head = undefined;
      }
      const wrong = chainDifference(row, head, digest);
      if (wrong !== undefined) return { ...counted, firstDifference: wrong };
      head = { subject: row.subject, sequence: row.sequence, hash: row.hash };
      coverage.addRow(row.position, head);
      counted.rows += 1;
    }
    if (page.length < pageRows) endSubject();
    const wrong = await stateDifference(client, tables, finished);
    if (wrong !== undefined) return { ...counted, firstDifference: wrong };
    if (page.length < pageRows) break;
  }
  const last = (await lostDifference(client, tables)) ?? coverage.difference();
  return last === undefined ? counted : { ...counted, firstDifference: last };
}

async function nextPage(client: ClientBase, after: ChainHead | undefined): Promise<ChainRow[]> {
  const { rows } = await client.query<ChainRow>({
    name: 'verify-page',
    text: `select position::text, id::text, subject, sequence, type, time, recorded_at, actor, body, previous_hash, hash
      from journal where (subject, sequence) > ($1, $2) order by subject, sequence limit ${pageRows}`,
    values: [after?.subject ?? '', after?.sequence ?? 0],
  });
  return rows;
}

async function readAnchors(client: ClientBase): Promise<Anchor[]> {
  const { rows } = await client.query<Omit<Anchor, 'signedAt'> & { signedAt: Date }>(
    `select day::text, up_to::text as "upTo", rows::text, subjects::text, root, previous, digest,
      public_key as "publicKey", signature, signed_at as "signedAt" from anchors order by anchors.day`,
  );
  return rows.map((row) => ({ ...row, signedAt: row.signedAt.toISOString() }));
}

/** The tables of state: those whose rows carry the head of a chain. */
async function stateTables(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = current_schema() and column_name in ('subject', 'sequence', 'hash') and table_name <> 'journal'
     group by table_name having count(*) = 3 order by table_name`,
  );
  return rows.map(({ name }) => name);
}

const everyState = (tables: readonly string[]): string =>
  tables
    .map(
      (name) =>
        `select '${name}' as name, subject collate "C" as subject, sequence, hash from ${escapeIdentifier(name)}`,
    )
    .join(' union all ');

async function stateDifference(
  client: ClientBase,
  tables: readonly string[],
  heads: readonly ChainHead[],
): Promise<string | undefined> {
  const { rows } = await client.query<ChainHead>(
    `select subject, sequence, hash from (${everyState(tables)}) states where sequence > 0 and subject = any($1)`,
    [heads.map(({ subject }) => subject)],
  );
  const states = new Map(rows.map((state) => [state.subject, state]));
  for (const { subject, sequence, hash } of heads) {
    const state = states.get(subject);
    if (state === undefined) return `${subject} has ${sequence} events and no state`;
    if (state.sequence !== sequence)
      return `${subject} has ${sequence} events, its state says ${state.sequence}`;
    if (state.hash !== hash) return `${subject} has another head than its state says`;
  }
  return undefined;
}

async function lostDifference(client: ClientBase, tables: readonly string[]): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string; subject: string; sequence: number }>(
    `select name, subject, sequence from (${everyState(tables)}) states where sequence > 0
       and not exists (select from journal where journal.subject = states.subject) order by subject limit 1`,
  );
  return rows[0] && `${rows[0].subject} has no events, its state in ${rows[0].name} says ${rows[0].sequence}`;
}
