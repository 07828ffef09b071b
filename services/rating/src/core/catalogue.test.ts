import { expect, test } from 'vitest';
import { levels, options } from './catalogue.ts';

test('there are five levels, best first, and every option belongs to one', () => {
  expect(levels.map(({ level, score, bad }) => [level, score, bad])).toEqual([
    [5, 10, false],
    [4, 8, false],
    [3, 6, false],
    [2, 3, true],
    [1, 0, true],
  ]);
  for (const { code, level } of options) expect(Math.floor(code / 100)).toBe(level);
  expect(new Set(options.map(({ code }) => code)).size).toBe(40);
});

test('every word is there in both languages', () => {
  for (const { zh, en } of [...levels, ...options]) {
    expect(zh).toMatch(/^\p{Script=Han}+$/u);
    expect(en).toMatch(/^[A-Za-z]/);
  }
});
