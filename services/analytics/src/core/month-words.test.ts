import { expect, test } from 'vitest';
import { monthWords } from './month-words.ts';

test('a month ends where the next begins, December in the next year', () => {
  expect(monthWords('2026-09')).toEqual({ from: '2026-09-01', to: '2026-10-01' });
  expect(monthWords('2026-12')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
});
