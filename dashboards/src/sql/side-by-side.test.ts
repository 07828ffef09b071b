import { indicators } from '@haoban/indicators/catalogue';
import { expect, test } from 'vitest';
import { scopeOf } from './dashboard-words.ts';
import { asksOf } from './panel-sql.ts';
import { sideBySideSql } from './side-by-side.ts';

const filters = ['region', 'org', 'item', 'channel'] as const;
const asks = asksOf(indicators, filters);
const askOf = (id: string): string[] =>
  (asks.find((asked) => asked.some((one) => one.id === id)) ?? []).map((one) => one.id);

test('every indicator is asked for exactly once', () => {
  expect(asks.flatMap((asked) => asked.map(({ id }) => id)).toSorted()).toEqual(
    indicators.map(({ id }) => id).toSorted(),
  );
});

test('figures over the same rows and dates share a SELECT, those over other rows or dates do not', () => {
  expect(askOf('cases_closed')).toEqual(
    expect.arrayContaining(['on_time_promised', 'compression_actual', 'visits_mean']),
  );
  expect(askOf('cases_closed')).not.toContain('cases_filed');
  expect(askOf('cases_closed')).not.toContain('on_time_with_backlog');
});

test('percentiles share the SELECT of their distribution', () => {
  expect(askOf('elapsed_days_p50')).toEqual(['elapsed_days_p50', 'elapsed_days_p90']);
  expect(askOf('wait_minutes_p90')).toEqual(['wait_minutes_p50', 'wait_minutes_p90']);
});

test('a figure that needs more of the table than a row is asked alone', () => {
  for (const id of ['no_visit_top20', 'visitors_peak_hour', 'compression_catalogue_mean', 'completeness'])
    expect(askOf(id)).toEqual([id]);
});

test('sums by day and rows stand in one SELECT, and what says which days count is read once for each part', () => {
  // a share of ratings in bursts is made of two figures
  for (const asked of asks.filter(([{ id }]) => id !== 'rating_share_burst')) {
    const sql = sideBySideSql(asked, scopeOf(asked[0], filters, []));
    // the chunks that count; the days, and of each kind of finished rows the first of them
    expect(sql.split('day_marks_v1').length).toBeLessThanOrEqual(5);
  }
});
