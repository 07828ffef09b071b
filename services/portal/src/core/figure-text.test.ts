import { describe, expect, test } from 'vitest';
import { figureText, type Figure } from './figure-text.ts';

const nothing: Figure = {
  unit: 'fraction',
  basis: 'wd',
  value: null,
  numerator: null,
  denominator: null,
  low: null,
  high: null,
  immature: 0,
  excluded: 0,
};
const rate = (value: number): string | undefined => figureText({ ...nothing, value }, 'rate', 'zh').value;

describe('a fraction', () => {
  test('has one decimal and a true minus', () => {
    expect([0.9156, 0.5, 1, 0, -0.123].map(rate)).toEqual(['91.6', '50.0', '100.0', '0.0', '−12.3']);
  });

  test('that is nearly all is not shown as all, nearly nothing not as nothing', () => {
    expect([0.9999, 0.0001].map(rate)).toEqual(['>99.9', '<0.1']);
  });

  test('shows what it was divided from and its interval', () => {
    const text = figureText(
      { ...nothing, value: 0.95, numerator: 1140, denominator: 1200, low: 0.936, high: 0.961 },
      'rate',
      'en',
    );
    expect(text).toEqual({
      value: '95.0',
      unit: '%',
      parts: '1,140 ÷ 1,200',
      interval: '93.6%–96.1%',
      notes: [],
    });
  });
});

describe('a figure without anything to count', () => {
  test('has no value, no parts and no interval', () => {
    const text = figureText({ ...nothing, numerator: 0, denominator: 0 }, 'rate', 'zh');
    expect(text).toEqual({
      value: undefined,
      unit: undefined,
      parts: undefined,
      interval: undefined,
      notes: [],
    });
  });

  test('still says who is waiting or left out', () => {
    const { notes } = figureText({ ...nothing, immature: 3, excluded: 1200 }, 'rate', 'zh');
    expect(notes).toEqual(['另有 3 件未成熟，结果未定', '1,200 件按其他口径计时，未计入']);
  });
});

describe('an amount', () => {
  const read = (figure: Partial<Figure>, language: 'zh' | 'en', kind = 'count'): string => {
    const { value, unit } = figureText({ ...nothing, ...figure }, kind, language);
    return `${value} ${unit}`;
  };

  test('bears its unit in both languages', () => {
    expect(read({ unit: 'cases', value: 12345 }, 'zh')).toBe('12,345 件');
    expect(read({ unit: 'cases', value: 1 }, 'en')).toBe('1 case');
    expect(read({ unit: 'points', value: 9.214 }, 'zh')).toBe('9.21 分');
    expect(read({ unit: 'seconds', value: 0.4 }, 'en')).toBe('0.4 seconds');
  });

  test('of time is in the unit of its basis; milliseconds are read as days', () => {
    expect(read({ unit: 'days', basis: 'wd', value: 5.25 }, 'zh')).toBe('5.3 个工作日');
    expect(read({ unit: 'days', basis: 'nd', value: 12 }, 'en')).toBe('12 days');
    expect(read({ unit: 'minutes', basis: 'wh', value: 95 }, 'zh')).toBe('95 分钟');
    expect(read({ unit: 'ms', basis: 'natural', value: 216_000_000 }, 'en')).toBe('2.5 days');
  });

  test('of compression is a sum of times over a sum of times, a mean one over a count', () => {
    const sums = { basis: 'natural', value: 0.5, numerator: 86_400_000, denominator: 172_800_000 };
    expect(figureText({ ...nothing, ...sums }, 'compression', 'zh').parts).toBe('1 ÷ 2');
    const mean = { unit: 'ms', basis: 'natural', value: 43_200_000, numerator: 86_400_000, denominator: 2 };
    expect(figureText({ ...nothing, ...mean }, 'mean', 'zh').parts).toBe('1 ÷ 2');
  });
});
