import { rounded, wilson } from '@haoban/indicators/arithmetic';
import type { Cell, Forecast } from './forecast.ts';

/** What became of the cases that stood in a cell at an earlier instant; `unsettled` ones can still go either way. */
export type CellOutcome = Cell & {
  readonly missed: number;
  readonly kept: number;
  readonly unsettled: number;
};

/** Forecasts between two probabilities, beside what happened: `low` and `high` are Wilson's interval of `missed`. */
export type ReliabilityRow = {
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  readonly forecast: number | null;
  readonly missed: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** How good forecasts of an earlier instant were. A Brier score is the mean square of their errors: 0 is perfect. */
export type Calibration = {
  readonly cases: number;
  readonly unsettled: number;
  readonly forecast: number | null;
  readonly missed: number | null;
  readonly brier: number | null;
  /** The score of whoever forecasts for every case the share that missed in the end: what is to be beaten. */
  readonly brierOfShare: number | null;
  readonly reliability: ReliabilityRow[];
};

const upTo = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

type Sums = { cases: number; missed: number; forecast: number; squares: number };

const shareOf = (amount: number, cases: number): number | null =>
  cases === 0 ? null : rounded(amount / cases);

function rowOf(from: number, to: number, { cases, missed, forecast }: Sums): ReliabilityRow {
  const shares = { forecast: shareOf(forecast, cases), missed: shareOf(missed, cases) };
  return { from, to, cases, ...shares, ...wilson(missed, cases) };
}

/** Compares forecasts with outcomes, cell by cell in the order given: the same cells in one order give the same figures. */
export function calibrate(
  outcomes: readonly CellOutcome[],
  forecastOf: (cell: Cell) => Forecast,
): Calibration {
  const bins = upTo.map((): Sums => ({ cases: 0, missed: 0, forecast: 0, squares: 0 }));
  for (const outcome of outcomes) {
    const { missed, kept } = outcome;
    const { probability } = forecastOf(outcome);
    const bin = bins[upTo.findIndex((most) => probability <= most)];
    if (bin === undefined) throw new RangeError(`no probability: ${probability}`);
    bin.cases += missed + kept;
    bin.missed += missed;
    bin.forecast += (missed + kept) * probability;
    bin.squares += missed * (1 - probability) ** 2 + kept * probability ** 2;
  }
  const total = (name: keyof Sums): number => bins.reduce((sum, bin) => sum + bin[name], 0);
  const cases = total('cases');
  const share = total('missed') / cases;
  return {
    cases,
    unsettled: outcomes.reduce((sum, { unsettled }) => sum + unsettled, 0),
    forecast: shareOf(total('forecast'), cases),
    missed: shareOf(total('missed'), cases),
    brier: shareOf(total('squares'), cases),
    brierOfShare: cases === 0 ? null : rounded(share * (1 - share)),
    reliability: bins.flatMap((bin, n) =>
      bin.cases === 0 ? [] : [rowOf(upTo[n - 1] ?? 0, upTo[n] ?? 1, bin)],
    ),
  };
}
