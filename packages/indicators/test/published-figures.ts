import { figure, noSums } from '../src/answer.ts';
import type { AnswerScope } from '../src/answer-scope.ts';
import { answerSql } from '../src/answer-sql.ts';
import { findIndicator } from '../src/catalogue.ts';
import type { readableWarehouse } from './readable-warehouse.ts';

const scope: AnswerScope = {
  dataset: "'live'",
  asOf: "toDateTime64('2026-07-01 00:00:00.000', 3, 'UTC')",
  from: "toDate32('2026-01-01')",
  to: "toDate32('2026-07-01')",
  basis: "'wd'",
};

/** A finished row of a case that was granted in March and delivered. */
export const closedCase = (subject: string, more: object) => ({
  subject,
  region: '320281000000',
  is_closed: 1,
  is_ended: 1,
  ended_date: '2026-03-02',
  basis: 'wd',
  outcome: 'granted',
  is_delivered: 1,
  ...more,
});

/** An indicator's answer of the first half of 2026: the rows of its SELECT with the figure each makes. */
export async function published(
  warehouse: Awaited<ReturnType<typeof readableWarehouse>>,
  id: string,
  words: Partial<AnswerScope> = {},
) {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new Error(id);
  const rows = await warehouse.ask(answerSql(indicator, { ...scope, ...words }));
  return rows.map((row) => ({ ...row, ...figure(indicator, { ...noSums, ...row }) }));
}
