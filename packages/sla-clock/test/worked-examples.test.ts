import { expect, test } from 'vitest';
import { judgeExample, workedExamples } from './worked-examples.ts';

test.for(workedExamples)('$id: $guarantee', (example) => {
  expect(judgeExample(example)).toMatchObject(example.expected);
});

test('the table holds every example of the specification', () => {
  const numbers = new Set(workedExamples.map(({ id }) => Number(/^E(\d+)/.exec(id)?.[1])));
  expect([...numbers]).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
});

test('E12: the stages one after the other would have taken 13 days', () => {
  const example = workedExamples.find(({ id }) => id === 'E12');
  const stages = example === undefined ? [] : (judgeExample(example).stages ?? []);
  expect(stages.reduce((sum, { elapsedDays }) => sum + elapsedDays, 0)).toBe(13);
});
