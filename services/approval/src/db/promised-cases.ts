import type { Messaging } from '@haoban/messaging/runtime';

const pageSize = 500;

/**
 * Walks the granted cases of a calendar whose papers or promises are still to come, said or not, in pages by the order
 * of their ids. The condition is that of their index.
 */
export async function* promisedCases(
  { pool }: Pick<Messaging, 'pool'>,
  calendarId: string,
): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const { rows } = await pool.query<{ subject: string }>({
      name: 'promised-cases',
      text: `select subject from cases where calendar_id = $1 and subject > $2
        and status in ('granted', 'granted_tolerance') and (
          state @? '$.commitments[*] ? (@.status == "due")'
          or jsonb_array_length(state -> 'commitments') < jsonb_array_length(coalesce(state -> 'awaited', '[]')))
        order by subject limit ${pageSize}`,
      values: [calendarId, after],
    });
    const subjects = rows.map(({ subject }) => subject);
    if (subjects.length > 0) yield subjects;
    const last = subjects.at(-1);
    if (last === undefined || subjects.length < pageSize) return;
    after = last;
  }
}
