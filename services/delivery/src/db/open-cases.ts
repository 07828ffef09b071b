import type { Pool } from 'pg';

const pageLength = 1_000;

/** The cases whose delivery clock runs, page by page in the order of their numbers. */
export async function* openCases(pool: Pool): AsyncGenerator<{ subject: string; region: string }[]> {
  let after = '';
  for (;;) {
    const { rows } = await pool.query<{ subject: string; region: string }>({
      name: 'open-cases',
      text: `select subject, state ->> 'region' as region from cases
        where subject > $1 and (state -> 'clock') is not null and (state -> 'clock' -> 'endedAt') is null
        order by subject limit ${pageLength}`,
      values: [after],
    });
    if (rows.length > 0) yield rows;
    if (rows.length < pageLength) return;
    after = rows.at(-1)?.subject ?? '';
  }
}
