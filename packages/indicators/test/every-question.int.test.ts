import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerScope } from '../src/answer-scope.ts';
import { answerSql, membersSql } from '../src/answer-sql.ts';
import { indicators } from '../src/catalogue.ts';
import { allowedDimensions, filterNames } from '../src/dimensions.ts';
import { readableWarehouse } from './readable-warehouse.ts';

const scope: AnswerScope = {
  dataset: "'live'",
  asOf: "toDateTime64('2026-07-01 00:00:00.000', 3, 'UTC')",
  from: "toDate32('2026-01-01')",
  to: "toDate32('2026-07-01')",
  basis: "'wd'",
};

let warehouse: Awaited<ReturnType<typeof readableWarehouse>>;
beforeAll(async () => {
  warehouse = await readableWarehouse();
});
afterAll(() => warehouse?.close());

// Bundles are rows of another view, which has less to group by.
const dimensionsOf = (indicator: (typeof indicators)[number]): string[] =>
  allowedDimensions(indicator.rows, indicator.at).filter(
    (name) => indicator.bundled !== true || name !== 'bundleTheme',
  );

describe.each(indicators)('$id', (indicator) => {
  test('is answered in one row without data, however it is asked', async () => {
    for (const words of [{}, { judged: true }, { isNow: true }]) {
      const rows = await warehouse.ask(answerSql(indicator, { ...scope, ...words }));
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ numerator: 0, denominator: 0, sample: 0, immature: 0, excluded: 0 });
    }
  });

  test('can be grouped by everything that it says it can be grouped by', async () => {
    expect(await warehouse.ask(answerSql(indicator, { ...scope, by: dimensionsOf(indicator) }))).toEqual([]);
  });

  test.runIf(indicator.bundled)('can be grouped by everything that bundles have', async () => {
    const by = allowedDimensions('bundles', indicator.at);
    expect(await warehouse.ask(answerSql(indicator, { ...scope, by }))).toEqual([]);
  });

  test('can be filtered by everything that it says it can be filtered by', async () => {
    const filters = Object.fromEntries(filterNames(indicator.rows).map((name) => [name, "'x'"]));
    expect(await warehouse.ask(answerSql(indicator, { ...scope, filters }))).toHaveLength(1);
  });

  test.runIf(indicator.at !== 'hour')('the rows behind it can be listed', async () => {
    const asked = indicator.asked?.(scope) ?? indicator;
    for (const part of ['numerator', 'denominator'] as const)
      expect(await warehouse.ask(membersSql(asked, scope, part))).toEqual([]);
  });
});
