import { expect, test } from 'vitest';
import { shown, wordOf } from './read-field.ts';

test('a value nested beyond what can be written still names its field', () => {
  const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(() => wordOf(deep, ['A'], 'kind')).toThrow(
    'kind: must be one of A, not what is nested too deeply to show',
  );
});

test('long values are cut', () => {
  expect(shown('x'.repeat(1000))).toHaveLength(60);
});
