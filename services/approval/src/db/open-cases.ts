import type { Messaging } from '@haoban/messaging/runtime';
import type { Case } from '../core/case.ts';

const pageSize = 500;

/** Which open cases: of a calendar, in areas (prefixes of codes), below a version of it where one is given. */
export type Which = {
  readonly calendarId: string;
  readonly areas: readonly string[];
  readonly below?: number;
};

const prefixes = (areas: readonly string[]): string[] => areas.map((area) => `${area}%`);

/** Walks the open cases of a calendar in pages, by the order of their ids; each page is read when it is asked for. */
export async function* openCases(
  { pool }: Pick<Messaging, 'pool'>,
  { calendarId, areas, below }: Which,
): AsyncGenerator<Case[]> {
  for (let after = ''; ;) {
    const { rows } = await pool.query<{ subject: string; state: Case }>({
      name: 'open-cases',
      text: `select subject, state from cases where calendar_id = $1 and status = 'open' and subject > $2
        and region like any($3) and ($4::integer is null or calendar_version < $4) order by subject limit ${pageSize}`,
      values: [calendarId, after, prefixes(areas), below ?? null],
    });
    if (rows.length > 0) yield rows.map(({ state }) => state);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.subject;
  }
}

/** How many cases were open when a version was published, how many clocks of how many of them it moved, and who waits. */
export type MoveCounts = { readonly total: number; readonly moved: number; readonly pending: number };

/** Counts what a version of a calendar did to the cases of some areas. */
export async function countMoves(
  { pool }: Pick<Messaging, 'pool'>,
  { calendarId, areas, version, publishedAt }: Which & { version: number; publishedAt: string },
): Promise<MoveCounts> {
  const { rows } = await pool.query<MoveCounts>({
    name: 'count-moves',
    text: `select
      ((select count(*) from cases where calendar_id = $1 and status = 'open' and accepted_at <= $4
          and region like any($2))
        + (select count(*) from cases where ended_at > $4 and calendar_id = $1 and accepted_at <= $4
          and region like any($2)))::integer as total,
      (select count(distinct subject) from journal where type = 'clock.moved.v1'
        and (body::jsonb -> 'data') ->> 'calendar' = $5 and body::jsonb ->> 'region' like any($2))::integer as moved,
      (select count(*) from cases where calendar_id = $1 and status = 'open' and calendar_version < $3
        and region like any($2))::integer as pending`,
    values: [calendarId, prefixes(areas), version, publishedAt, `${calendarId}@${version}`],
  });
  return rows[0] ?? { total: 0, moved: 0, pending: 0 };
}
