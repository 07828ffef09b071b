import type { AnswerScope } from './answer-scope.ts';

/** Which readable view an indicator counts over, a row each: a case, a ratable node, a stage of a case … */
export type Rows =
  | 'cases'
  | 'bundles'
  | 'nodes'
  | 'bursts'
  | 'stages'
  | 'suspensions'
  | 'commitments'
  | 'deliveries'
  | 'delays'
  | 'tickets'
  | 'bookings'
  | 'orders'
  | 'reviews'
  | 'lights'
  | 'items'
  | 'pipeline';

/** The local date that puts a row into a period; `asOf` figures are states and know no period. */
export type At =
  | 'filed'
  | 'accepted'
  | 'closed'
  | 'stage'
  | 'node'
  | 'due'
  | 'commitmentDue'
  | 'orderDue'
  | 'orderClosed'
  | 'deliveryDue'
  | 'suspended'
  | 'issued'
  | 'slot'
  | 'completion'
  | 'raised'
  | 'scored'
  | 'asOf'
  | 'closedAndAsOf'
  | 'hour';

/**
 * How integers become a value. `compression` is 1 - x/y with numerator y - x; `sum` is the numerator itself; `max` and
 * `meanOfRatios` (each member a fraction of its own) come whole from a SELECT of their own.
 */
export type Kind = 'count' | 'sum' | 'max' | 'rate' | 'compression' | 'mean' | 'meanOfRatios' | 'percentile';

/**
 * Which members are measured in the basis asked for, the others being excluded: by the unit of the case, of its
 * statutory term too, of both terms, of the stage, of an item's terms; `any` takes all.
 */
export type BasisRule = 'any' | 'promised' | 'statutory' | 'both' | 'stage' | 'item';

/** What a figure is measured in; `days` are those of the basis (minutes or milliseconds for some). */
export type Unit =
  | 'cases'
  | 'nodes'
  | 'fraction'
  | 'days'
  | 'naturalDays'
  | 'workingDays'
  | 'minutes'
  | 'seconds'
  | 'points'
  | 'visits'
  | 'visitors'
  | 'lights'
  | 'suspensions'
  | 'cents'
  | 'documents'
  | 'messages';

/** A text in both languages. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** The SELECT that answers an indicator, for SELECTs that are made of others. */
export type Ask = (indicator: Indicator, scope: AnswerScope) => string;

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
  readonly unit: Unit;
  readonly better: 'up' | 'down' | 'neither';
  readonly member: string;
  readonly numerator?: string;
  readonly denominator?: string;
  /** Rows whose result can still change; members, unless `leavesOut`. */
  readonly immature?: string;
  /** Unsettled rows with a due date ahead are no members, only immature. */
  readonly leavesOut?: true;
  /** Members that are counted apart, as excluded, beside those of another basis. */
  readonly apart?: string;
  readonly basis?: BasisRule;
  /** For percentiles: which hundredth. */
  readonly percent?: number;
  /** Its members are seldom: they are among the rows that are noted, kept aside for what is seldom in them. */
  readonly noted?: true;
  /** Grouped by bundle theme, a bundle counts once instead of each of its cases. */
  readonly bundled?: true;
  /** Of finished rows no expression depends on the instant or on the words of a question: roll-ups may answer. */
  readonly rolled: boolean;
  /** The definition as a question makes it, where the question's words change what is counted. */
  readonly asked?: (scope: AnswerScope) => Indicator;
  /** A figure that is no sum over rows: its own SELECT, with the columns of every answer. */
  readonly special?: (scope: AnswerScope, ask: Ask) => string;
};
