import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { headLeaf, signAnchor, type Anchor } from './anchor.ts';
import { genesis } from './chain.ts';
import { createMerkleTree, leafHash } from './merkle-tree.ts';

const pageRows = 5_000;
const settleMs = 30_000;
const pollMs = 100;

// China has kept UTC+8 without summer time since 1991.
const localDay = (nowMs: number): string => new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * Signs what the journal holds, once a local day (Asia/Shanghai): the anchor, or undefined when the day has one or
 * nothing was recorded yet. Of several processes one is first; the others write nothing. Throws when an older
 * transaction does not end within 30 s.
 */
export async function anchorJournal(options: {
  readonly pool: Pool;
  readonly key: Buffer;
  readonly nowMs: number;
}): Promise<Anchor | undefined> {
  const { pool, key, nowMs } = options;
  const day = localDay(nowMs);
  const last = await lastAnchor(pool);
  if (last !== undefined && last.day >= day) return undefined;
  const upTo = await settledPosition(pool);
  if (upTo === '0') return undefined;
  const covered = await headsUpTo(pool, upTo);
  const said = { day, upTo, ...covered, signedAt: new Date(nowMs).toISOString() };
  const anchor = signAnchor(said, last?.digest ?? genesis, key);
  return (await insertAnchor(pool, anchor)) ? anchor : undefined;
}

async function lastAnchor(pool: Pool): Promise<{ day: string; digest: string } | undefined> {
  const text = 'select day::text, digest from anchors order by anchors.day desc limit 1';
  const { rows } = await pool.query<{ day: string; digest: string }>(text);
  return rows[0];
}

/** The last position such that no row at or below it can appear any more. */
async function settledPosition(pool: Pool): Promise<string> {
  // Whoever was given a lower position has an older transaction than this one: rows get theirs after their transaction.
  const { rows } = await pool.query<{ up_to: string; tx: string }>(
    'select coalesce(max(position), 0)::text as up_to, pg_current_xact_id()::text as tx from journal',
  );
  const { up_to: upTo = '0', tx = '0' } = rows[0] ?? {};
  const text = 'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > $1 as settled';
  for (let waitedMs = 0; waitedMs < settleMs; waitedMs += pollMs) {
    const answer = await pool.query<{ settled: boolean }>(text, [tx]);
    if (answer.rows[0]?.settled === true) return upTo;
    await delay(pollMs);
  }
  throw new Error(`a transaction older than ${tx} has been open for ${settleMs} ms`);
}

type SubjectHead = {
  readonly subject: string;
  readonly rows: string;
  readonly sequence: number;
  readonly hash: string;
};

/** Counts and Merkle root of the subjects' heads, page by page: the rows at or below a settled position never change. */
async function headsUpTo(
  pool: Pool,
  upTo: string,
): Promise<{ rows: string; subjects: string; root: string }> {
  const text = `select subject, count(*)::text as rows, max(sequence) as sequence,
      (array_agg(hash order by sequence desc))[1] as hash
    from journal where position <= $1 and subject > $2 group by subject order by subject limit ${pageRows}`;
  const tree = createMerkleTree();
  let rows = 0;
  let subjects = 0;
  for (let page: SubjectHead[] = [], after = ''; ; after = page.at(-1)?.subject ?? after) {
    page = (await pool.query<SubjectHead>(text, [upTo, after])).rows;
    for (const head of page) {
      rows += Number(head.rows);
      tree.add(leafHash(headLeaf(head.subject, head.sequence, head.hash)));
    }
    subjects += page.length;
    if (page.length < pageRows) return { rows: String(rows), subjects: String(subjects), root: tree.root() };
  }
}

async function insertAnchor(pool: Pool, anchor: Anchor): Promise<boolean> {
  const { day, upTo, rows, subjects, root, previous, digest, publicKey, signature, signedAt } = anchor;
  const { rowCount } = await pool.query(
    `insert into anchors (day, up_to, rows, subjects, root, previous, digest, public_key, signature, signed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (day) do nothing`,
    [day, upTo, rows, subjects, root, previous, digest, publicKey, signature, signedAt],
  );
  return rowCount === 1;
}
