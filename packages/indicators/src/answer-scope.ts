/** SQL of the values a question is asked with: parameters of the API, variables of a panel. */
export type AnswerScope = {
  readonly dataset: string;
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
  readonly basis: string;
  /** Filter name to the SQL of its value. */
  readonly filters?: Readonly<Record<string, string>>;
  /** A filter whose value is an empty text takes all, and is then no condition when the statement is planned. */
  readonly emptyIsAll?: boolean;
  readonly by?: readonly string[];
  /** No events come at or after asOf: what is kept summed by day says the same as the rows. */
  readonly isNow?: boolean;
  /** Judge by the verdict stored at the decision instead of today's calendar. */
  readonly judged?: boolean;
  /** SQL of the year whose baseline counts; the latest without one. */
  readonly baseline?: string;
};
