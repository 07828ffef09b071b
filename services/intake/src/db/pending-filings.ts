import type { Pool } from 'pg';

const pageSize = 500;

type Pending = { readonly subject: string; readonly region: string };

/** Walks over the filings that are neither accepted nor ended, by an index, page by page. */
export async function* pendingFilings(pool: Pool): AsyncGenerator<readonly Pending[]> {
  for (let after = ''; ;) {
    const { rows } = await pool.query<Pending>({
      name: 'pending-filings',
      text: `select subject, region from cases
        where status in ('submitted', 'correcting') and subject > $1 order by subject limit ${pageSize}`,
      values: [after],
    });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.subject;
  }
}
