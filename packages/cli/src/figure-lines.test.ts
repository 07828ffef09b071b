import { expect, test } from 'vitest';
import { figureLines } from './figure-lines.ts';

const figure = { value: 0.5, numerator: 1, denominator: 2, low: null, high: null, immature: 0, excluded: 0 };

test('an answer is a head, a figure and a row a group, absent values as -', () => {
  const head = {
    id: 'good_rate',
    version: 1,
    dataset: 'live',
    from: '2026-01-01',
    to: '2026-02-01',
    asOf: 'x',
    unit: 'fraction',
    basis: 'wd',
  };
  const lines = figureLines({ ...head, ...figure, rows: [{ org: 'a', ...figure, ranked: false }] }).split(
    '\n',
  );
  expect(lines[0]).toBe('good_rate v1  live  [2026-01-01, 2026-02-01)  as of x  fraction, wd');
  expect(lines[2]).toMatch(/^0\.5 +1 +2 +- +- +0 +0$/);
  expect(lines[4]).toMatch(/^org +value/);
  expect(lines[5]).toMatch(/^a +0\.5 .* false$/);
});

test('the catalogue is a line an indicator', () => {
  const indicators = [{ id: 'cases_filed', name: { zh: '收件量', en: 'cases filed' } }];
  expect(figureLines({ indicators })).toBe('cases_filed  收件量  cases filed\n');
});
