import { createHash } from 'node:crypto';
import { parseDate, startOfDay } from '@haoban/sla-clock/local-date';
import type { Review } from '../core/quality-review.ts';
import { datesOfQuarter, type DecidedCase } from '../core/sample-reviews.ts';
import type { Stores } from './stores.ts';

/** The place of a case in the draw: SHA-256 of seed and case number, so that anybody can check the order. */
export const rankOf = (seed: string, caseId: string): string =>
  createHash('sha256').update(`${seed}|${caseId}`).digest('hex');

/** The first instant of a quarter (`2026-Q4`) and the first one after it, ISO in UTC, by the local dates of a zone. */
export function spanOfQuarter(quarter: string, zone: string): { readonly from: string; readonly to: string } {
  const { from, to } = datesOfQuarter(quarter);
  const instant = (date: string): string => new Date(startOfDay(parseDate(date), zone)).toISOString();
  return { from: instant(from), to: instant(to) };
}

/** The cases of a region that were decided within a span of instants, ranked by a seed. */
export async function decidedCases(
  { pool }: Pick<Stores, 'pool'>,
  { region, seed, from, to }: { region: string; seed: string; from: string; to: string },
): Promise<DecidedCase[]> {
  const { rows } = await pool.query<Omit<DecidedCase, 'rank'>>({
    name: 'decided-cases',
    text: `select subject as "caseId", coalesce(org, '-') as org, item_code as item from cases
      where ended_at >= $1 and ended_at < $2 and region like $3 and status <> 'withdrawn'`,
    values: [from, to, `${region}%`],
  });
  return rows.map((row) => ({ ...row, rank: rankOf(seed, row.caseId) }));
}

/** Which reviews of a quarter: in areas (prefixes), for a reviewer to score where one is given. */
export type Wanted = {
  readonly quarter: string;
  readonly areas: readonly string[];
  readonly reviewer?: { readonly id: string; readonly org: string | undefined };
  readonly after: string;
  readonly limit: number;
};

/** A page of the reviews of a quarter, by id; with a reviewer those he may score and has not. */
export async function listReviews({ pool }: Pick<Stores, 'pool'>, wanted: Wanted): Promise<Review[]> {
  const { quarter, areas, reviewer, after, limit } = wanted;
  const { rows } = await pool.query<{ state: Review }>({
    name: 'list-reviews',
    text: `select state from reviews where quarter = $1 and subject > $2 and region like any($3)
      and ($4::text is null or (status <> 'final' and not jsonb_exists(state -> 'officers', $4::text)
        and state ->> 'org' is distinct from $5::text
        and not state -> 'scores' @> jsonb_build_array(jsonb_build_object('reviewer', $4::text))))
      order by subject limit $6`,
    values: [
      quarter,
      after,
      areas.map((area) => `${area}%`),
      reviewer?.id ?? null,
      reviewer?.org ?? null,
      limit,
    ],
  });
  return rows.map(({ state }) => state);
}

/** How far the reviews of a quarter and region are; `mean` of the final scores, null without any. */
export type ReviewProgress = {
  readonly unscored: number;
  readonly scoredOnce: number;
  readonly disputed: number;
  readonly final: number;
  readonly mean: number | null;
};

/** Counts the reviews of a quarter in a region. */
export async function reviewProgress(
  { pool }: Pick<Stores, 'pool'>,
  quarter: string,
  region: string,
): Promise<ReviewProgress> {
  const { rows } = await pool.query<ReviewProgress>({
    name: 'review-progress',
    text: `select
        count(*) filter (where status = 'open' and jsonb_array_length(state -> 'scores') = 0)::integer as "unscored",
        count(*) filter (where status = 'open' and jsonb_array_length(state -> 'scores') = 1)::integer as "scoredOnce",
        count(*) filter (where status = 'disputed')::integer as "disputed",
        count(*) filter (where status = 'final')::integer as "final",
        round(avg((state ->> 'final')::numeric), 2)::float8 as "mean"
      from reviews where quarter = $1 and region like $2`,
    values: [quarter, `${region}%`],
  });
  return rows[0] ?? { unscored: 0, scoredOnce: 0, disputed: 0, final: 0, mean: null };
}
