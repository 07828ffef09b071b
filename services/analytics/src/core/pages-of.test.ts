import { expect, test } from 'vitest';
import { pagesOf } from './pages-of.ts';

const names = (total: number, limit: number, offset: number): string[] =>
  pagesOf(total, limit, offset).map(({ rel, offset: from }) => `${rel} ${from}`);

test('a list that fits has no other pages', () => {
  expect(names(10, 10, 0)).toEqual([]);
  expect(names(0, 10, 0)).toEqual([]);
});

test('every part says where the others are', () => {
  expect(names(25, 10, 0)).toEqual(['first 0', 'next 10', 'last 20']);
  expect(names(25, 10, 10)).toEqual(['first 0', 'prev 0', 'next 20', 'last 20']);
  expect(names(20, 10, 10)).toEqual(['first 0', 'prev 0', 'last 10']);
});

test('beyond the end there is a way back', () => {
  expect(names(5, 10, 30)).toEqual(['first 0', 'prev 20', 'last 0']);
});
