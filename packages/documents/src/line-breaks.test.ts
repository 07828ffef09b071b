import { expect, test } from 'vitest';
import { breakLines } from './line-breaks.ts';

// A character is one wide, a Latin one half.
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (/[ -~]/.test(character) ? 0.5 : 1), 0);
const lines = (text: string, width: number, indent = 0): string[] =>
  breakLines(text, { width, indent }, widthOf);

test('lines are as long as they may be, the first shorter by its indent', () => {
  expect(lines('一二三四五六七八九十', 4, 2)).toEqual(['一二', '三四五六', '七八九十']);
});

test('no line begins with a mark that belongs to the line before', () => {
  expect(lines('一二三四，五六七。八', 4)).toEqual(['一二三', '四，五六', '七。八']);
  expect(lines('一二三）四', 3)).toEqual(['一二', '三）四']);
});

test('no line ends with an opening bracket', () => {
  expect(lines('一二三（四五）六', 4)).toEqual(['一二三', '（四五）', '六']);
});

test('words and numbers stay whole, and one that is too long is cut', () => {
  expect(lines('编号 320281202611 的办件', 5)).toEqual(['编号', '3202812026', '11 的办件']);
  expect(lines('two words here', 5)).toEqual(['two words', 'here']);
  expect(lines('two words here', 2.5)).toEqual(['two', 'words', 'here']);
});

test('a new line in the text is a new line on paper, and nothing gets lost', () => {
  expect(lines('一二\n\n三', 4)).toEqual(['一二', '', '三']);
  const text = '根据《中华人民共和国行政许可法》第三十二条（2019年修正），予以受理。';
  expect(lines(text, 7).join('')).toBe(text);
});
