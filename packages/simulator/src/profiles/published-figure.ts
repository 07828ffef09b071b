/**
 * A question to the indicators: local dates, `to` excluded; `pooledTop` adds up the rows with that many largest denominators,
 * `row` is the one row looked at, by its value under `by`.
 */
export type FigureQuestion = {
  from: string;
  to: string;
  asOf: string;
  item?: string;
  by?: 'item' | 'projectClass';
  row?: string;
  pooledTop?: number;
};

/**
 * How far a figure of a sample may be off: not at all; three standard errors of a ratio, `deviation` being the standard
 * deviation of one unit of its denominator; three of a sum of independent `unit`s.
 */
export type Tolerance =
  | { rule: 'exact' }
  | { rule: 'ratio'; deviation: number }
  | { rule: 'count'; unit: number };

/**
 * A published figure and the question whose answer it is. `row` is the row of the table of reform reports, undefined for
 * figures published elsewhere; `published` the text there; a `count` grows with the scale of the simulation.
 */
export type PublishedFigure = {
  row: number | undefined;
  published: string;
  indicator: string;
  part?: 'numerator' | 'denominator';
  question: FigureQuestion;
  expected: number;
  tolerance: Tolerance;
};

/** The tolerance of a rate that is drawn case by case. */
export const rateTolerance = (rate: number): Tolerance => ({
  rule: 'ratio',
  deviation: Math.sqrt(rate * (1 - rate)),
});

/** The value to expect at a scale: counts grow with it, rates and days do not. */
export const expectedAt = ({ expected, tolerance }: PublishedFigure, scale: number): number =>
  tolerance.rule === 'count' ? expected * scale : expected;

/** How far the value may be from the expected one: three standard errors, of the answer's denominator where it has one. */
export function allowedError(figure: PublishedFigure, scale: number, denominator: number | null): number {
  const { tolerance } = figure;
  if (tolerance.rule === 'count') return 3 * Math.sqrt(expectedAt(figure, scale) * tolerance.unit);
  return tolerance.rule === 'ratio'
    ? (3 * tolerance.deviation) / Math.sqrt(Math.max(1, denominator ?? 0))
    : 0;
}
