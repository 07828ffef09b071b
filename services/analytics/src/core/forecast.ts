import { rounded } from '@haoban/indicators/arithmetic';

/**
 * What cases have in common for a forecast: their item, how many days of their promise were left in the morning, and
 * how many stages lay behind them.
 */
export type Cell = {
  readonly item: string;
  readonly family: string;
  readonly remaining: number;
  readonly stagesDone: number;
};

/** Cases that stood in a cell once: how many, and how many of them missed their promise in the end. */
export type CellHistory = Cell & { readonly cases: number; readonly missed: number };

/** How probable a miss is, and how many cases of the very same cell say so. */
export type Forecast = { readonly probability: number; readonly cases: number };

/** A wider group weighs as much as this many cases of the narrower one. */
export const priorCases = 20;

type Tally = { cases: number; missed: number };
type Tallies = Map<string, Tally>;

// From the widest group to the narrowest: everything, then by days left, family, item, stages done.
const levels: readonly ((cell: Cell) => string)[] = [
  () => '',
  ({ remaining }) => `${remaining}`,
  ({ family, remaining }) => JSON.stringify([family, remaining]),
  ({ item, remaining }) => JSON.stringify([item, remaining]),
  ({ item, remaining, stagesDone }) => JSON.stringify([item, remaining, stagesDone]),
];

function add(tallies: Tallies, key: string, { cases, missed }: Tally): void {
  const known = tallies.get(key);
  if (known === undefined) {
    tallies.set(key, { cases, missed });
    return;
  }
  known.cases += cases;
  known.missed += missed;
}

/**
 * Learns from finished history how probable it is that a case of a cell misses its promise: the share that did, drawn
 * towards the share of the next wider group, which weighs `priorCases` cases. Undefined without any history.
 */
export function forecaster(history: readonly CellHistory[]): ((cell: Cell) => Forecast) | undefined {
  const tallies = levels.map((): Tallies => new Map());
  for (const row of history)
    for (const [n, keyOf] of levels.entries()) add(tallies[n] ?? new Map(), keyOf(row), row);
  const all = tallies[0]?.get('');
  if (all === undefined || all.cases === 0) return undefined;
  return (cell) => {
    let probability = all.missed / all.cases;
    let cases = 0;
    for (const [n, keyOf] of levels.entries()) {
      const tally = tallies[n]?.get(keyOf(cell));
      cases = tally?.cases ?? 0;
      if (n > 0 && tally !== undefined)
        probability = (tally.missed + priorCases * probability) / (tally.cases + priorCases);
    }
    return { probability: rounded(probability), cases };
  };
}
