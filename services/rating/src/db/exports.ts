import type { Messaging } from '@haoban/messaging/runtime';
import type { ReportedRating } from '../core/export-rating.ts';

type Pool = Messaging['pool'];

/** Which ratings are reported: taken from an instant on and before another, in areas, behind a place in the list. */
export type ExportQuery = {
  readonly from: Date;
  readonly to: Date;
  /** Prefixes of area codes: one of each list must fit. */
  readonly areas: readonly string[];
  readonly province: string;
  readonly channels: readonly string[];
  readonly after: Place | undefined;
};

/** A place in the list of ratings, which goes by time and id. */
export type Place = { readonly at: Date; readonly id: string };

type Row = Omit<ReportedRating, 'nodeAt' | 'at' | 'acceptedAt'> & {
  readonly nodeAt: Date;
  readonly at: Date;
  readonly acceptedAt: Date | null;
};

const chunkSize = 500;
const asked = `at >= $1 and at < $2 and region like any($3) and region like $4 and channel = any($5)
    and (at, rating_id) > ($6::timestamptz(3), $7)`;

const chunkText = `select r.rating_id as "ratingId", r.subject, r.region, r.node, r.node_at as "nodeAt", r.round, r.level,
    r.options, r.channel, r.at, r.item_code as "itemCode", r.org, r.officer, t.text, c.applicant_kind as "applicantKind",
    coalesce(c.item_name, n.name) as "itemName", c.accepted_at as "acceptedAt",
    c.promised_days::float8 as "promisedDays", c.promised_due as "promisedDue"
  from (select * from reported_ratings where ${asked} order by at, rating_id limit $8) r
    left join texts t on t.rating_id = r.rating_id
    left join reported_cases c on c.subject = r.subject
    left join published_names n on n.kind = 'item' and n.code = r.item_code
  order by r.at, r.rating_id`;

// a limit shows where the page ends before its first row is sent
const endText = `select at, rating_id as id from reported_ratings where ${asked}
  order by at, rating_id offset $8 limit 1`;

const valuesOf = ({ from, to, areas, province, channels, after }: ExportQuery) => [
  from,
  to,
  areas.map((area) => `${area}%`),
  `${province}%`,
  channels,
  after?.at ?? new Date(0),
  after?.id ?? '',
];

const reported = ({ nodeAt, at, acceptedAt, ...row }: Row): ReportedRating => ({
  ...row,
  nodeAt: nodeAt.toISOString(),
  at: at.toISOString(),
  acceptedAt: acceptedAt?.toISOString() ?? null,
});

/** The last place of a page of so many ratings, if there are more behind it. */
export async function findPageEnd(pool: Pool, query: ExportQuery, limit: number): Promise<Place | undefined> {
  const { rows } = await pool.query<Place>({ text: endText, values: [...valuesOf(query), limit - 1] });
  const [last] = rows;
  if (last === undefined) return undefined;
  const next = await pool.query({ text: endText, values: [...valuesOf({ ...query, after: last }), 0] });
  return next.rowCount === 0 ? undefined : last;
}

/** Walks over at most so many ratings, 500 at a time, the oldest first. */
export async function* walkRatings(
  pool: Pool,
  query: ExportQuery,
  limit: number,
): AsyncGenerator<readonly ReportedRating[]> {
  let { after } = query;
  for (let left = limit; left > 0;) {
    const size = Math.min(left, chunkSize);
    const values = [...valuesOf({ ...query, after }), size];
    const { rows } = await pool.query<Row>({ text: chunkText, values });
    if (rows.length > 0) yield rows.map(reported);
    const last = rows.at(-1);
    if (last === undefined || rows.length < size) return;
    after = { at: last.at, id: last.ratingId };
    left -= rows.length;
  }
}
