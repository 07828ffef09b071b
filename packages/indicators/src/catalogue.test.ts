import { describe, expect, test } from 'vitest';
import { figure, noSums } from './answer.ts';
import { answerSql } from './answer-sql.ts';
import { findIndicator, indicators } from './catalogue.ts';
import { allowedDimensions, dimensionExpression } from './dimensions.ts';

const scope = {
  dataset: "'live'",
  asOf: 'now64(3)',
  from: "'2026-01-01'",
  to: "'2027-01-01'",
  basis: "'wd'",
};

test('one id is one indicator, named and explained in both languages', () => {
  expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
  for (const { name, help } of indicators) {
    expect(name.zh).toMatch(/\p{Script=Han}/u);
    expect(help.zh).toMatch(/\p{Script=Han}/u);
    expect(name.en + help.en).toMatch(/^[ -~]+$/);
  }
});

test('a percentile says which, and nothing else does', () => {
  for (const { kind, percent } of indicators) expect(percent !== undefined).toBe(kind === 'percentile');
});

test('states can not be asked for by time', () => {
  for (const indicator of indicators.filter(({ at }) => at === 'asOf' || at === 'closedAndAsOf')) {
    expect(allowedDimensions(indicator.rows, indicator.at)).not.toContain('month');
    expect(() => dimensionExpression(indicator.rows, indicator.at, 'month')).toThrow(RangeError);
  }
});

describe('what is published of sums', () => {
  const of = (id: string, sums: Partial<typeof noSums>) => {
    const indicator = findIndicator(id);
    if (indicator === undefined) throw new Error(id);
    return figure(indicator, { ...noSums, ...sums });
  };

  test('a rate is divided once and bears its interval', () => {
    expect(of('on_time_promised', { numerator: 1, denominator: 3, sample: 3 })).toMatchObject({
      value: 0.333333333333,
      numerator: 1,
      denominator: 3,
    });
    expect(of('on_time_promised', { numerator: 1, denominator: 3 }).low).not.toBeNull();
  });

  test('without a denominator there is no value, and never 0', () => {
    for (const id of ['on_time_promised', 'score_mean', 'compression_actual'])
      expect(of(id, {}).value).toBeNull();
    expect(of('elapsed_days_p90', {}).value).toBeNull();
    expect(of('cases_filed', {}).value).toBe(0);
  });

  test('counts and percentiles have neither numerator nor denominator', () => {
    for (const id of ['cases_filed', 'elapsed_days_p50'])
      expect(of(id, { sample: 3, value: 7 })).toMatchObject({
        numerator: null,
        denominator: null,
        low: null,
      });
  });
});

test('the verdict stored at the decision replaces the calendar of today only when it is asked for', () => {
  const indicator = findIndicator('on_time_promised');
  if (indicator === undefined) throw new Error('on_time_promised');
  expect(answerSql(indicator, scope)).not.toContain('judged_promised');
  expect(answerSql(indicator, { ...scope, judged: true })).toContain("judged_promised = 'true'");
});
