import { noSums, type Sums } from '@haoban/indicators/answer';
import type { AnswerScope } from '@haoban/indicators/answer-scope';
import { answerSql, membersSql } from '@haoban/indicators/answer-sql';
import { rowsAsked } from '@haoban/indicators/dimensions';
import type { Indicator } from '@haoban/indicators/definition';
import type { Question } from '../core/question.ts';
import type { Warehouse } from './clickhouse.ts';
import type { Pasts } from './pasts.ts';

/** Sums of one group, with the values of the dimensions asked for. */
export type GroupSums = { readonly group: readonly string[]; readonly sums: Sums };

const instant = (iso: string): string => iso.replace('T', ' ').replace('Z', '');

const scopeOf = (question: Question, by: readonly string[], isNow: boolean): AnswerScope => ({
  dataset: '{dataset:String}',
  asOf: "{as_of:DateTime64(3, 'UTC')}",
  from: '{from:Date32}',
  to: '{to:Date32}',
  basis: '{basis:String}',
  filters: Object.fromEntries(Object.keys(question.filters).map((name) => [name, `{filter_${name}:String}`])),
  by,
  judged: question.judged,
  isNow,
  ...(question.baseline === undefined ? {} : { baseline: '{baseline:UInt16}' }),
});

const paramsOf = (question: Question): Record<string, string | number> => ({
  dataset: question.dataset,
  as_of: instant(new Date(question.asOf).toISOString()),
  from: question.from,
  to: question.to,
  basis: question.basis,
  ...(question.baseline === undefined ? {} : { baseline: question.baseline }),
  ...Object.fromEntries(Object.entries(question.filters).map(([name, value]) => [`filter_${name}`, value])),
});

type Row = Sums & Readonly<Record<string, string | number>>;

/** The indicator that a total is asked of: where groups count other rows than cases, the total counts these too. */
function groupedAs(indicator: Indicator, by: readonly string[]): Indicator {
  const rows = rowsAsked(indicator, by);
  if (rows === indicator.rows) return indicator;
  const { asked: _asked, special: _special, ...plain } = indicator;
  return { ...plain, rows, rolled: false };
}

/** Asks the warehouse; questions carry their values as parameters, never as text of a statement. */
export function createAnswers({ client }: Pick<Warehouse, 'client'>, pasts: Pasts) {
  const read = async (query: string, question: Question): Promise<Row[]> => {
    const answer = await client.query({ query, query_params: paramsOf(question), format: 'JSONEachRow' });
    return answer.json<Row>();
  };

  /** Answers as of an instant are right once the rows of subjects with events on both sides of it are there. */
  const scoped = async (
    { rows }: Indicator,
    question: Question,
    by: readonly string[],
  ): Promise<AnswerScope> => {
    const asOfMs = Date.parse(question.asOf);
    // Items that a data set has none of its own are those of live.
    if (rows === 'items') await pasts.ensure('live', asOfMs);
    const isPast = await pasts.ensure(question.dataset, asOfMs);
    return scopeOf(question, by, !isPast);
  };

  return {
    /** Sums over everything the question covers. */
    total: async (indicator: Indicator, question: Question): Promise<Sums> => {
      const scope = await scoped(indicator, question, []);
      return (await read(answerSql(groupedAs(indicator, question.by), scope), question))[0] ?? noSums;
    },
    /** Sums of each group that has rows. */
    groups: async (indicator: Indicator, question: Question): Promise<GroupSums[]> => {
      if (question.by.length === 0) return [];
      const rows = await read(answerSql(indicator, await scoped(indicator, question, question.by)), question);
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
      const query = `${membersSql(indicator, await scoped(indicator, question, []), part)} limit ${page.limit} offset ${page.offset}`;
      const answer = await client.query({ query, query_params: paramsOf(question), format: 'JSONEachRow' });
      return (await answer.json<{ subject: string }>()).map(({ subject }) => subject);
    },
    /** How many there are of them. */
    countMembers: async (
      indicator: Indicator,
      question: Question,
      part: 'numerator' | 'denominator',
    ): Promise<number> => {
      const query = `select toUInt32(count()) as count from (${membersSql(indicator, await scoped(indicator, question, []), part)})`;
      const answer = await client.query({ query, query_params: paramsOf(question), format: 'JSONEachRow' });
      return (await answer.json<{ count: number }>())[0]?.count ?? 0;
    },
    /** The zone in which a data set's dates are local: its own where an import brought one, else China's. */
    zoneOf: async (dataset: string): Promise<string> => {
      if (dataset === 'live') return 'Asia/Shanghai';
      const query = 'select zone from case_facts_v1 where dataset = {dataset:String} limit 1';
      const answer = await client.query({ query, query_params: { dataset }, format: 'JSONEachRow' });
      return (await answer.json<{ zone: string }>())[0]?.zone ?? 'Asia/Shanghai';
    },
  };
}
export type Answers = ReturnType<typeof createAnswers>;
