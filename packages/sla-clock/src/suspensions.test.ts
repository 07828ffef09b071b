import { expect, test } from 'vitest';
import { mergeSuspensions } from './suspensions.ts';

test('suspensions that overlap or touch become one, in order', () => {
  const merged = mergeSuspensions([
    { after: 20, upTo: 22 },
    { after: 5, upTo: 8 },
    { after: 2, upTo: 5 },
    { after: 3, upTo: 4 },
  ]);
  expect(merged).toEqual([
    { after: 2, upTo: 8 },
    { after: 20, upTo: 22 },
  ]);
});

test('a suspension within one day vanishes', () => {
  expect(mergeSuspensions([{ after: 5, upTo: 5 }])).toEqual([]);
});

test('an open suspension swallows what follows', () => {
  expect(
    mergeSuspensions([
      { after: 9, upTo: 12 },
      { after: 4, upTo: Infinity },
    ]),
  ).toEqual([{ after: 4, upTo: Infinity }]);
});

test('the given suspensions are left as they were', () => {
  const given = [
    { after: 5, upTo: 8 },
    { after: 2, upTo: 6 },
  ];
  mergeSuspensions(given);
  expect(given).toEqual([
    { after: 5, upTo: 8 },
    { after: 2, upTo: 6 },
  ]);
});
