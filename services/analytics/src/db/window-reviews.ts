import type { MixSums } from '@haoban/indicators/item-mix';
import { instantText } from '../core/facts/fact-values.ts';
import type { Question } from '../core/question.ts';
import type { Warehouse } from './clickhouse.ts';
import type { Pasts } from './pasts.ts';

// A review says which case was looked at; the window is the one where that case was filed.
const select = `
select toString(c.window) as group, toString(r.item) as item, toInt64(sum(r.score)) as numerator, 100 * count() as denominator, toUInt32(count()) as sample
from reviews_v1(dataset = {dataset:String}, as_of = {as_of:DateTime64(3, 'UTC')}) as r
inner join (
  select subject, window from cases_v1(dataset = {dataset:String}, as_of = {as_of:DateTime64(3, 'UTC')})
  where hall = {hall:String} and startsWith(region, {region:String})
) as c on c.subject = r.case_id
where r.score_date >= {from:Date32} and r.score_date < {to:Date32}
group by group, item order by group, item`;

/** Reads scores of quality reviews by the window at which their cases were filed (hundredths of a point, summed). */
export function createWindowReviews({ client }: Pick<Warehouse, 'client'>, pasts: Pick<Pasts, 'ensure'>) {
  return {
    /** The sums of the reviews scored in a question's period, of the cases of its hall. */
    of: async ({ dataset, from, to, asOf, filters }: Question): Promise<MixSums[]> => {
      await pasts.ensure(dataset, Date.parse(asOf));
      const answer = await client.query({
        query: select,
        query_params: {
          dataset,
          from,
          to,
          as_of: instantText(Date.parse(asOf)),
          hall: filters['hall'] ?? '',
          region: filters['region'] ?? '',
        },
        format: 'JSONEachRow',
      });
      return answer.json<MixSums>();
    },
  };
}
export type WindowReviews = ReturnType<typeof createWindowReviews>;
