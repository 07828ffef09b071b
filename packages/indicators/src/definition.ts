/** Which readable view an indicator counts over: a row a case, a ratable node, a scored review, a light, or the pipeline's own records. */
export type Rows = 'cases' | 'nodes' | 'reviews' | 'lights' | 'pipeline';

/** The local date that puts a row into a period; `asOf` figures are states and know no period. */
export type At =
  | 'filed'
  | 'accepted'
  | 'closed'
  | 'due'
  | 'node'
  | 'scored'
  | 'raised'
  | 'asOf'
  | 'closedAndAsOf'
  | 'hour';

/** How numerator and denominator become a value. `compression` is 1 - x/y with numerator y - x. */
export type Kind = 'count' | 'rate' | 'compression' | 'mean' | 'percentile';

/** Bases an indicator can answer one at a time; `any` takes every case. */
export type BasisRule = 'any' | 'promised' | 'statutory' | 'both';

/** A text in both languages. */
export type Bilingual = { readonly zh: string; readonly en: string };

/**
 * One indicator, one number: SQL over the readable views is given by expressions of one row. `member` says who is in
 * the denominator, `numerator` and `denominator` are integer amounts of a member (1 where absent).
 */
export type Indicator = {
  readonly id: string;
  readonly version: number;
  readonly name: Bilingual;
  readonly help: Bilingual;
  readonly rows: Rows;
  readonly at: At;
  readonly kind: Kind;
  readonly unit: 'cases' | 'nodes' | 'fraction' | 'days' | 'points' | 'seconds' | 'lights';
  readonly better: 'up' | 'down' | 'neither';
  readonly member: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly immature?: string;
  /** Members that are counted apart, as excluded. */
  readonly apart?: string;
  readonly basis?: BasisRule;
  /** For percentiles: which hundredth. */
  readonly percent?: number;
};
