import type { Messaging } from '@haoban/messaging/runtime';

/** What was counted of an organisation and item in a span of time. */
export type ResultCounts = {
  readonly org: string;
  readonly itemCode: string;
  readonly ratings: number;
  readonly good: number;
  readonly bad: number;
  readonly orders: number;
  readonly rectified: number;
  readonly inTime: number;
};

/**
 * Counts ratings given, and orders received, between two instants (ISO, the second exclusive) in a region (prefix), by
 * organisation and item. Ratings are first rounds: without canaries, surveys, defaults and invalidated ones. Orders are
 * those whose rating was not found mistaken, malicious or without basis.
 */
export async function monthlyResults(
  pool: Messaging['pool'],
  { from, to, region }: { readonly from: string; readonly to: string; readonly region: string },
): Promise<ResultCounts[]> {
  const { rows } = await pool.query<ResultCounts>({
    name: 'monthly-results',
    text: `with rated as (
        select coalesce(org, hall, region) as org, coalesce(item_code, '-') as item, 1 as ratings,
          (level >= 3)::integer as good, (level <= 2)::integer as bad, 0 as orders, 0 as rectified, 0 as in_time
        from ratings where at >= $1::timestamptz and at < $2::timestamptz and not canary and round = 1
          and invalidated_at is null and channel not in ('survey', 'system') and region like $3
        union all
        select org, coalesce(item_code, '-'), 0, 0, 0, 1, coalesce(result in ('fixed', 'explained'), false)::integer,
          coalesce(result in ('fixed', 'explained') and on_time, false)::integer
        from orders where received_at >= $1::text and received_at < $2::text and region like $3
          and coalesce(finding, 'valid') = 'valid')
      select org collate "C" as org, item collate "C" as "itemCode", sum(ratings)::integer as ratings,
        sum(good)::integer as good, sum(bad)::integer as bad, sum(orders)::integer as orders,
        sum(rectified)::integer as rectified, sum(in_time)::integer as "inTime"
      from rated group by 1, 2 order by 1, 2`,
    values: [from, to, `${region}%`],
  });
  return rows;
}
