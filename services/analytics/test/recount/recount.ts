import { intakeFigures, visitFigures } from './case-figures.ts';
import type { Dims } from './case-facts.ts';
import type { Basis } from './day-by-day.ts';
import { hallFigures } from './hall-figures.ts';
import { bucketsOf, dayNumber } from './local-time.ts';
import type { Mark, Placed, Recipe } from './mark.ts';
import { ratingFigures } from './rating-figures.ts';
import { deliveryFigures, integrityFigures, itemFigures } from './step-figures.ts';
import { compressionFigures, onTimeFigures, timeFigures } from './time-figures.ts';
import type { WorldFacts } from './world-facts.ts';

/** A question to recount: dates local, `to` exclusive; filters by exact value, the region by its prefix. */
export type Question = {
  id: string;
  dataset: string;
  from: string;
  to: string;
  asOf: string;
  basis?: Basis;
  calendar?: 'latest' | 'judged';
  baseline?: number;
  by: readonly string[];
  filters: Dims;
};

/** The part of a published figure that is counted. */
export type Figure = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  immature: number;
  excluded: number;
};

/** An answer: the total, and one row for each group that has members. */
export type Recounted = Figure & { rows: (Figure & { group: string[] })[] };

/** How each indicator of the catalogue is recounted. */
export const recipes: ReadonlyMap<string, Recipe> = new Map(
  Object.entries({
    ...intakeFigures,
    ...timeFigures,
    ...compressionFigures,
    ...onTimeFigures,
    ...visitFigures,
    ...ratingFigures,
    ...hallFigures,
    ...deliveryFigures,
    ...integrityFigures,
    ...itemFigures,
  }),
);

const rounded = (value: number): number => Number(value.toPrecision(12));

// Nearest rank: the smallest amount with at least that share of all amounts at or below it.
function percentile(amounts: readonly number[], percent: number): number | null {
  const ordered = amounts.toSorted((a, b) => a - b);
  const nearest = ordered[Math.ceil((ordered.length * percent) / 100) - 1];
  return nearest === undefined ? null : rounded(nearest);
}

function figureOf({ kind, percent = 50 }: Recipe, marks: readonly Mark[]): Figure {
  const sum = (part: 0 | 1) => marks.reduce((total, { sums }) => total + (sums?.[part] ?? 0), 0);
  const immature = marks.filter((mark) => mark.immature === true).length;
  const excluded = marks.filter((mark) => mark.excluded === true).length;
  const unsummed = { numerator: null, denominator: null, immature, excluded };
  if (kind === 'count' || kind === 'sum') return { value: sum(0), ...unsummed };
  if (kind === 'peak') {
    const cells = Map.groupBy(marks, ({ cell }) => cell);
    return { value: Math.max(0, ...[...cells.values()].map(({ length }) => length)), ...unsummed };
  }
  if (kind === 'percentile') {
    const amounts = marks.flatMap(({ amount }) => amount ?? []);
    return { value: percentile(amounts, percent), ...unsummed };
  }
  const [numerator, denominator] = [sum(0), sum(1)];
  const value = denominator === 0 ? null : rounded(numerator / denominator);
  return { value, numerator, denominator, immature, excluded };
}

function dimensionOf({ mark, dims }: Placed, name: string): string {
  if (name.startsWith('region:')) return (dims['region'] ?? '').slice(0, Number(name.slice(7)));
  const bucket = bucketsOf[name];
  if (bucket !== undefined) return mark.day === null ? '' : bucket(mark.day);
  return dims[name] ?? '';
}

const passes = (dims: Dims, filters: Dims): boolean =>
  Object.entries(filters).every(([name, value]) =>
    name === 'region' ? (dims['region'] ?? '').startsWith(value) : (dims[name] ?? '') === value,
  );

const bytewise = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** Counts a figure from the facts of its data set at its `asOf`. */
export function recount(world: WorldFacts, question: Question): Recounted {
  const { id, by, filters, basis = 'wd', calendar, baseline } = question;
  const recipe = recipes.get(id);
  if (recipe === undefined) throw new RangeError(`${id} can't be recounted`);
  const [from, to] = [dayNumber(question.from), dayNumber(question.to)];
  const selected = recipe
    .marks(world, { basis, judged: calendar === 'judged', baseline, by })
    .filter(
      ({ mark: { day }, dims }) => passes(dims, filters) && (day === null || (from <= day && day < to)),
    );
  const placed = recipe.narrow?.(selected) ?? selected;
  const count = (members: readonly Placed[]): Figure =>
    figureOf(
      recipe,
      members.map(({ mark }) => mark),
    );
  const groups = Map.groupBy(placed, (one) => by.map((name) => dimensionOf(one, name)).join('\u0000'));
  const rows = [...groups]
    .toSorted(([one], [other]) => bytewise(one, other))
    .map(([group, members]) => ({ ...count(members), group: group.split('\u0000') }));
  return { ...count(placed), rows: by.length === 0 ? [] : rows };
}
