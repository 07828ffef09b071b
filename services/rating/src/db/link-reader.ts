import { batchedReader } from '@haoban/messaging/batched-reader';
import type { Messaging } from '@haoban/messaging/runtime';

/** Whom and what a link invites to rate. */
export type FoundLink = { readonly invitationId: string; readonly subject: string };

/** Looks up links by the hash of their token; those asked for together are read together. */
export const linkReader = (
  pool: Messaging['pool'],
): ((tokenHash: string) => Promise<FoundLink | undefined>) =>
  batchedReader(async (hashes): Promise<ReadonlyMap<string, FoundLink>> => {
    const { rows } = await pool.query<FoundLink & { hash: string }>({
      name: 'links-by-hash',
      text: `select token_hash as hash, invitation_id as "invitationId", subject
        from links where token_hash = any($1)`,
      values: [hashes],
    });
    return new Map(rows.map(({ hash, ...link }) => [hash, link]));
  });
