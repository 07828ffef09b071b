import { noSums, type Sums } from '@haoban/indicators/answer';
import { answerSql, membersSql, type AnswerScope } from '@haoban/indicators/answer-sql';
import type { Indicator } from '@haoban/indicators/definition';
import type { Question } from '../core/question.ts';
import type { Warehouse } from './clickhouse.ts';

/** Sums of one group, with the values of the dimensions asked for. */
export type GroupSums = { readonly group: readonly string[]; readonly sums: Sums };

const instant = (iso: string): string => iso.replace('T', ' ').replace('Z', '');

const scopeOf = (question: Question, by: readonly string[], settled: boolean): AnswerScope => ({
  dataset: '{dataset:String}',
  asOf: "{as_of:DateTime64(3, 'UTC')}",
  from: '{from:Date32}',
  to: '{to:Date32}',
  basis: '{basis:String}',
  filters: Object.fromEntries(Object.keys(question.filters).map((name) => [name, `{filter_${name}:String}`])),
  by,
  judged: question.judged,
  settled,
});

const paramsOf = (question: Question): Record<string, string> => ({
  dataset: question.dataset,
  as_of: instant(new Date(question.asOf).toISOString()),
  from: question.from,
  to: question.to,
  basis: question.basis,
  ...Object.fromEntries(Object.entries(question.filters).map(([name, value]) => [`filter_${name}`, value])),
});

type Row = Sums & Readonly<Record<string, string | number>>;

const straddling = ['case', 'ticket']
  .map(
    (kind) => `select count() as straddling from ${kind}_rows_v1 final where dataset = {dataset:String}
      and last_time >= {as_of:DateTime64(3, 'UTC')} and first_time < {as_of:DateTime64(3, 'UTC')}`,
  )
  .join(' union all ');

/** Asks the warehouse; questions carry their values as parameters, never as text of a statement. */
export function createAnswers({ client }: Pick<Warehouse, 'client'>) {
  const read = async (query: string, question: Question): Promise<Row[]> => {
    const answer = await client.query({ query, query_params: paramsOf(question), format: 'JSONEachRow' });
    return answer.json<Row>();
  };

  /** True when no row of the data set has events on both sides of the instant: finished rows alone are right then. */
  const isSettled = async (question: Question): Promise<boolean> => {
    const answer = await client.query({
      query: `select toUInt32(sum(straddling)) as straddling from (${straddling})`,
      query_params: paramsOf(question),
      format: 'JSONEachRow',
    });
    const [row] = await answer.json<{ straddling: number }>();
    return row?.straddling === 0;
  };

  const scoped = async (question: Question, by: readonly string[]): Promise<AnswerScope> =>
    scopeOf(question, by, await isSettled(question));

  return {
    /** Sums over everything the question covers. */
    total: async (indicator: Indicator, question: Question): Promise<Sums> =>
      (await read(answerSql(indicator, await scoped(question, [])), question))[0] ?? noSums,
    /** Sums of each group that has rows. */
    groups: async (indicator: Indicator, question: Question): Promise<GroupSums[]> => {
      if (question.by.length === 0) return [];
      const rows = await read(answerSql(indicator, await scoped(question, question.by)), question);
      return rows.map((row) => ({
        group: question.by.map((_, index) => String(row[`g${index}`])),
        sums: row,
      }));
    },
    /** The subjects behind a numerator or denominator, from an offset. */
    members: async (
      indicator: Indicator,
      question: Question,
      part: 'numerator' | 'denominator',
      page: { limit: number; offset: number },
    ): Promise<string[]> => {
      const query = `${membersSql(indicator, await scoped(question, []), part)} limit ${page.limit} offset ${page.offset}`;
      const answer = await client.query({ query, query_params: paramsOf(question), format: 'JSONEachRow' });
      return (await answer.json<{ subject: string }>()).map(({ subject }) => subject);
    },
    /** The zone in which a data set's dates are local: its own where an import brought one, else China's. */
    zoneOf: async (dataset: string): Promise<string> => {
      if (dataset === 'live') return 'Asia/Shanghai';
      const query = "select zone from case_rows_v1 where dataset = {dataset:String} and zone != '' limit 1";
      const answer = await client.query({ query, query_params: { dataset }, format: 'JSONEachRow' });
      return (await answer.json<{ zone: string }>())[0]?.zone ?? 'Asia/Shanghai';
    },
  };
}
export type Answers = ReturnType<typeof createAnswers>;
