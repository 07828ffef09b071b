import { describe, expect, test } from 'vitest';
import { figure, immatureShare, noSums, type Sums } from './answer.ts';
import { answerSql } from './answer-sql.ts';
import { findIndicator, indicators } from './catalogue.ts';
import { allowedDimensions, dimensionExpression, filterCondition, filterNames } from './dimensions.ts';
import type { Indicator } from './definition.ts';

const scope = {
  dataset: "'live'",
  asOf: 'now64(3)',
  from: "'2026-01-01'",
  to: "'2027-01-01'",
  basis: "'wd'",
};

const known = (id: string): Indicator => {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new Error(id);
  return indicator;
};

test('one id is one indicator, named and explained in both languages', () => {
  expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
  for (const { name, help } of indicators) {
    expect(name.zh).toMatch(/\p{Script=Han}/u);
    expect(help.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(name.en).toMatch(/^[ -~]+$/);
    expect(help.en).toMatch(/^[ -~]+\.$/);
  }
  for (const language of ['zh', 'en'] as const) {
    expect(new Set(indicators.map(({ name }) => name[language])).size).toBe(indicators.length);
  }
});

test('a percentile says which, and nothing else does', () => {
  for (const { kind, percent } of indicators) expect(percent !== undefined).toBe(kind === 'percentile');
});

test('what comes out of a SELECT of its own is never rolled up', () => {
  for (const { special, asked, rolled } of indicators)
    expect(special !== undefined && asked === undefined && rolled).toBe(false);
});

test('states can not be asked for by time', () => {
  for (const indicator of indicators.filter(({ at }) => at === 'asOf' || at === 'closedAndAsOf')) {
    expect(allowedDimensions(indicator.rows, indicator.at)).not.toContain('month');
    expect(() => dimensionExpression(indicator.rows, indicator.at, 'month')).toThrow(RangeError);
  }
});

test('the officer of intake figures is who accepted, of other figures who decided', () => {
  expect(dimensionExpression('cases', 'accepted', 'officer')).toBe('toString(acceptance_officer)');
  expect(dimensionExpression('cases', 'closed', 'officer')).toBe('toString(officer)');
  expect(filterCondition('cases', 'officer', "'o-1'", 'filed')).toBe("acceptance_officer = 'o-1'");
  expect(filterCondition('cases', 'officer', "'o-1'", 'closed')).toBe("officer = 'o-1'");
});

test('what rows do not have can neither group nor filter them', () => {
  expect(() => dimensionExpression('items', 'asOf', 'channel')).toThrow(RangeError);
  expect(() => filterCondition('items', 'channel', "'app'")).toThrow(RangeError);
  expect(filterNames('tickets')).toEqual(['region', 'hall', 'window', 'officer', 'queue', 'hour']);
});

describe('what is published of sums', () => {
  const of = (id: string, sums: Partial<Sums>) => figure(known(id), { ...noSums, ...sums });

  test('a rate is divided once and bears its interval', () => {
    expect(of('on_time_promised', { numerator: 1, denominator: 3, sample: 3 })).toMatchObject({
      value: 0.333333333333,
      numerator: 1,
      denominator: 3,
    });
    expect(of('on_time_promised', { numerator: 1, denominator: 3 }).low).not.toBeNull();
  });

  test('without a denominator there is no value, and never 0', () => {
    for (const { id } of indicators.filter(({ kind }) => !['count', 'sum', 'max'].includes(kind)))
      expect(of(id, {}).value, id).toBeNull();
  });

  test('of nothing there are none, it costs nothing and its peak is none', () => {
    for (const id of ['cases_filed', 'courier_saving_cents', 'visitors_peak_hour'])
      expect(of(id, {}).value).toBe(0);
  });

  test('counts, sums, peaks and percentiles have neither numerator nor denominator', () => {
    for (const id of ['cases_filed', 'courier_saving_cents', 'visitors_peak_hour', 'elapsed_days_p50'])
      expect(of(id, { sample: 3, numerator: 5, value: 7 })).toMatchObject({
        numerator: null,
        denominator: null,
        low: null,
      });
  });

  test('waits are taken in milliseconds and said in minutes', () => {
    expect(of('wait_minutes_p50', { sample: 1, value: 90_000 }).value).toBe(1.5);
    expect(of('freshness_seconds_p99', { sample: 1, value: 300 }).value).toBe(0.3);
  });
});

test('what is left out of a cohort is part of the cohort', () => {
  const sums = { sample: 30, immature: 10 };
  expect(immatureShare(known('withdrawal_rate'), sums)).toBe(0.333333333333);
  expect(immatureShare(known('on_time_cohort'), sums)).toBe(0.25);
  expect(immatureShare(known('on_time_cohort'), { sample: 0, immature: 0 })).toBeNull();
});

test('the verdict stored at the decision replaces the calendar of today only when it is asked for', () => {
  const indicator = known('on_time_promised');
  expect(answerSql(indicator, scope)).not.toContain('judged_');
  expect(answerSql(indicator, { ...scope, judged: true })).toContain('judged_promised_on_time');
});
