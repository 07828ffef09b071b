import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { minimumSample, ratesOf, spanOfMonth } from '../core/publication.ts';
import type { Deps } from './deps.ts';

const { Integer, String: Text } = Type;
const Rate = Type.Union([Type.Number(), Type.Null()], {
  description: 'fraction; null below the minimum sample',
});
const counts = {
  ratings: Integer(),
  good: Integer(),
  bad: Integer(),
  orders: Integer(),
  rectified: Integer(),
  inTime: Integer(),
};
const rates = { goodRate: Rate, rectificationRate: Rate, inTimeRate: Rate };
const Published = Type.Object({
  month: Text(),
  region: Text(),
  minimumSample: Integer(),
  total: Type.Object({ ...counts, ...rates }),
  rows: Type.Array(Type.Object({ org: Text(), itemCode: Text(), ...counts, ...rates })),
});
const Params = Type.Object({ month: Text({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$' }) });
const Query = strictObject({ region: Text({ pattern: '^\\d{0,12}$', default: '' }) });

const countNames = ['ratings', 'good', 'bad', 'orders', 'rectified', 'inTime'] as const;
type Counts = { readonly [Name in (typeof countNames)[number]]: number };
const sumOf = (rows: readonly Counts[]): Counts => {
  const total = { ratings: 0, good: 0, bad: 0, orders: 0, rectified: 0, inTime: 0 };
  for (const row of rows) for (const name of countNames) total[name] += row[name];
  return total;
};

/**
 * GET /api/rating/publications/{month}: the results of a month that is over, by organisation and item, with their sample
 * sizes. A month counts the ratings given and the orders received in it; later findings and closings move it.
 */
export function showPublicationRoute(app: Http, { stores, now }: Deps): void {
  app.get(
    '/api/rating/publications/:month',
    {
      config: { access: 'public' },
      schema: {
        tags: ['publications'],
        summary: '好差评月度公开 monthly results',
        params: Params,
        querystring: Query,
        response: { 200: Published },
      },
    },
    async (request, reply) => {
      const { month } = request.params;
      const { region } = request.query;
      const { zone } = await stores.worlds.worldOf({ region });
      const span = spanOfMonth(month, zone);
      if (now().toISOString() < span.to) throw new ProblemError('month_running');
      const rows = await stores.monthlyResults({ ...span, region });
      const total = sumOf(rows);
      return reply.header('cache-control', 'public, max-age=300').send({
        month,
        region,
        minimumSample,
        total: { ...total, ...ratesOf(total) },
        rows: rows.map((row) => ({ ...row, ...ratesOf(row) })),
      });
    },
  );
}
