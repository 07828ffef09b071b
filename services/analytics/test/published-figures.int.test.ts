import { figure as figureOf, type Figure } from '@haoban/indicators/answer';
import { findIndicator } from '@haoban/indicators/catalogue';
import { profiles, publishedFigures } from '@haoban/simulator/profiles/profiles';
import {
  allowedError,
  expectedAt,
  type FigureQuestion,
  type PublishedFigure,
} from '@haoban/simulator/profiles/published-figure';
import { simulateHistory } from '@haoban/simulator/history/simulate-history';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { find } from '../src/api/compare-answer.ts';
import { completeQuestion } from '../src/core/question.ts';
import { createAnswers } from '../src/db/answers.ts';
import { loadBulk } from '../src/db/load-bulk.ts';
import { createRollUp, daysToSum } from '../src/db/roll-up.ts';
import type { WriteParts } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

// Some four thousand cases each; ten times as many with HAOBAN_LONG=1.
const larger = process.env['HAOBAN_LONG'] === '1' ? 10 : 1;
const scales: Record<string, number> = {
  'jiangyin-2018': 0.0016 * larger,
  'xuzhou-2018': 0.004 * larger,
  'nanchang-2021': 0.008 * larger,
  'guangdong-2023-07': 0.00032 * larger,
};

let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;
let parts: WriteParts;
let answers: ReturnType<typeof createAnswers>;

beforeAll(async () => {
  warehouse = await freshWarehouse();
  parts = createWriteParts(warehouse);
  answers = createAnswers(warehouse, parts.pasts);
});
afterAll(() => warehouse.drop());

type Found = Pick<Figure, 'value' | 'numerator' | 'denominator'>;
type Row = Found & { readonly name: string };

const pooled = (rows: readonly Found[]): Found => {
  const sum = (part: 'numerator' | 'denominator'): number =>
    rows.reduce((total, row) => total + (row[part] ?? 0), 0);
  const [numerator, denominator] = [sum('numerator'), sum('denominator')];
  return { value: numerator / denominator, numerator, denominator };
};

/** What of an answer a question looks at: the whole, one row, or the rows with the largest denominators together. */
function lookedAt({ row, pooledTop }: FigureQuestion, whole: Found, rows: readonly Row[]): Found {
  if (row !== undefined) return pooled(rows.filter(({ name }) => name === row));
  if (pooledTop === undefined) return whole;
  const largest = rows.toSorted(
    (one, other) => (other.denominator ?? 0) - (one.denominator ?? 0) || (one.name < other.name ? -1 : 1),
  );
  return pooled(largest.slice(0, pooledTop));
}

/** Asks as the route does. */
async function ask({ indicator: id, question: asked }: PublishedFigure, dataset: string): Promise<Found> {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new RangeError(`no indicator ${id}`);
  const { from, to, asOf, by, item } = asked;
  const words = { dataset, from, to, asOf, ...(by === undefined ? {} : { by }) };
  const filters = item === undefined ? {} : { item };
  const completed = completeQuestion(indicator, { ...words, filters }, 'Asia/Shanghai', Date.now());
  if ('faults' in completed) throw new RangeError(JSON.stringify(completed.faults));
  const { total, groups } = await find(answers, indicator, completed.question);
  const rows = groups.map(({ group: [name = ''], sums }) => ({ name, ...figureOf(indicator, sums) }));
  return lookedAt(asked, figureOf(indicator, total), rows);
}

describe.each(profiles.map(({ name }) => name))('%s, loaded in bulk and summed by day', (profile) => {
  const scale = scales[profile] ?? 0;
  const dataset = `sim-${profile}`;
  const figures = (publishedFigures[profile] ?? []).map(
    (figure) => [`${figure.indicator}: ${figure.published}`, figure] as const,
  );

  beforeAll(async () => {
    const history = simulateHistory({ profile, seed: 'published figures', scale });
    await loadBulk(parts, history);
    await createRollUp(warehouse, 0)(dataset);
  }, 1_200_000);

  test('no day is left out of the sums', async () => {
    expect(await daysToSum(warehouse)).toBe(0);
  });

  test.each(figures)('is answered as published within three standard errors: %s', async (_, figure) => {
    const { value, numerator, denominator } = await ask(figure, dataset);
    const found =
      figure.part === 'numerator' ? numerator : figure.part === 'denominator' ? denominator : value;
    expect(found).not.toBeNull();
    const error = Math.abs(Number(found) - expectedAt(figure, scale));
    expect(error).toBeLessThanOrEqual(allowedError(figure, scale, denominator) + 1e-9);
  });
});
