import { answerSql } from '@haoban/indicators/answer-sql';
import type { AnswerScope } from '@haoban/indicators/answer-scope';
import { indicators } from '@haoban/indicators/catalogue';
import type { Indicator } from '@haoban/indicators/definition';
import { familyOf } from '@haoban/indicators/rollup-families';
import type { Warehouse } from './clickhouse.ts';

const bases = ['wd', 'nd', 'wh', 'natural'] as const;

/** How many figures were compared, and which differs first. */
export type SumsChecked = { readonly figures: number; readonly first: string | undefined };

type Asked = { readonly dataset: string; readonly basis: string; readonly judged: boolean };

const scopeOf = (judged: boolean, isNow: boolean): AnswerScope => ({
  dataset: '{dataset:String}',
  asOf: "toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC')",
  from: "toDate32('1950-01-01')",
  to: "toDate32('2250-01-01')",
  basis: '{basis:String}',
  by: ['region:12'],
  judged,
  isNow,
});

const basesOf = ({ basis = 'any' }: Indicator): readonly string[] =>
  basis === 'any' ? bases.slice(0, 1) : bases;

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Compares figures that come from sums by day with the same figures counted over the rows. */
export async function verifySums({ client }: Warehouse): Promise<SumsChecked> {
  const rowsOf = async <Row>(query: string, params: Record<string, string>): Promise<Row[]> => {
    const answer = await client.query({ query, query_params: params, format: 'JSONEachRow' });
    return answer.json<Row>();
  };
  const figure = async (
    indicator: Indicator,
    { dataset, basis, judged }: Asked,
    isNow: boolean,
  ): Promise<string> => {
    const rows = await rowsOf<Record<string, unknown>>(answerSql(indicator, scopeOf(judged, isNow)), {
      dataset,
      basis,
    });
    const sums = rows.map(({ g0, numerator, denominator, sample, immature, excluded, value }) =>
      [g0, numerator, denominator, sample, immature, excluded, value ?? 0].map(asText),
    );
    // a group of which nothing is counted is no group
    return sums
      .filter(([, ...parts]) => parts.some((part) => part !== '0'))
      .map((parts) => parts.join(' '))
      .toSorted()
      .join(', ');
  };
  const difference = async (indicator: Indicator, asked: Asked): Promise<string | undefined> => {
    const [rolled, counted] = [await figure(indicator, asked, true), await figure(indicator, asked, false)];
    return rolled === counted ? undefined : `${rolled.slice(0, 200)} by day, ${counted.slice(0, 200)} by row`;
  };

  const datasets = await rowsOf<{ dataset: string }>(
    'select distinct toString(dataset) as dataset from day_marks_v1 where chunk > 0 order by dataset',
    {},
  );
  const questions = datasets.flatMap(({ dataset }) =>
    indicators
      .filter((one) => familyOf(one) !== undefined)
      .flatMap((indicator) =>
        basesOf(indicator).flatMap((basis) =>
          [false, true].map((judged) => ({ indicator, dataset, basis, judged })),
        ),
      ),
  );
  for (const { indicator, ...asked } of questions) {
    // asked again: something may have come in between
    const first =
      (await difference(indicator, asked)) === undefined ? undefined : await difference(indicator, asked);
    if (first !== undefined)
      return {
        figures: questions.length,
        first: `${asked.dataset} ${indicator.id} ${asked.basis}${asked.judged ? ' judged' : ''}: ${first}`,
      };
  }
  return { figures: questions.length, first: undefined };
}
