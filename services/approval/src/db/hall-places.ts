import { batchedReader } from '@haoban/messaging/batched-reader';
import type { Messaging } from '@haoban/messaging/runtime';

/** Where a subject is handled: its calendar and, as its filing says, its hall. */
export type HallPlace = {
  readonly calendarId: string;
  readonly region: string;
  readonly submission: { hall?: string };
};
type Row = { readonly subject: string; readonly calendarId: string | null; readonly hall: string | null };

/** Looks up the hall and the calendar of a case or filing; a filing goes by the calendar of the nearest area. */
export function createHallPlaces(
  pool: Messaging['pool'],
): (subject: string, region: string) => Promise<HallPlace> {
  const known = batchedReader(async (subjects): Promise<ReadonlyMap<string, Row>> => {
    const { rows } = await pool.query<Row>({
      name: 'hall-places',
      text: `select subject, calendar_id as "calendarId", filings.state ->> 'hall' as hall
        from unnest($1::text[]) as asked(subject) left join cases using (subject) left join filings using (subject)`,
      values: [subjects],
    });
    return new Map(rows.map((row) => [row.subject, row]));
  });
  const ofArea = async (region: string): Promise<string> => {
    const { rows } = await pool.query<{ id: string }>(
      `select state ->> 'calendarId' as id from areas where subject = any($1) order by length(subject) desc limit 1`,
      [[12, 9, 6, 4, 2].map((length) => region.slice(0, length))],
    );
    return rows[0]?.id ?? 'cn';
  };

  return async (subject, region) => {
    const found = await known(subject);
    const hall = found?.hall ?? null;
    return {
      calendarId: found?.calendarId ?? (await ofArea(region)),
      region,
      submission: hall === null ? {} : { hall },
    };
  };
}
