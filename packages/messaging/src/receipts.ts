import { createHash } from 'node:crypto';
import { canonicalJson } from '@haoban/contracts/canonical-json';
import type { Pool } from 'pg';

/** What was answered the first time. */
export type Answered = { readonly fingerprint: string; readonly status: number; readonly response: unknown };

/** The receipt of a creating request, if its key was used before by this actor on this route. */
export async function findReceipt(
  pool: Pool,
  actor: string,
  route: string,
  key: string,
): Promise<Answered | undefined> {
  const { rows } = await pool.query<Answered>({
    name: 'receipt',
    text: 'select fingerprint, status, response from receipts where actor = $1 and route = $2 and key = $3',
    values: [actor, route, key],
  });
  return rows[0];
}

/** Fingerprint of a request body: a key used again with another body is a mistake of the caller. */
export const fingerprint = (body: unknown): string =>
  createHash('sha256').update(canonicalJson(body)).digest('hex').slice(0, 32);

/** True when a write failed because another request with the same key was faster. */
export const isReceiptConflict = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'receipts_pkey';
