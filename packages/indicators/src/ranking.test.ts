import { expect, test } from 'vitest';
import { places } from './ranking.ts';

const of = (value: number | null, sample = 20) => ({ value, sample });

test('equal figures share a place, and the next place is left free', () => {
  expect(places([of(0.5), of(0.9), of(0.5), of(0.1)], 'up')).toEqual([
    { rank: 2, isTied: true },
    { rank: 1, isTied: false },
    { rank: 2, isTied: true },
    { rank: 4, isTied: false },
  ]);
});

test('the least is first where less is better', () => {
  expect(places([of(3), of(2)], 'down').map(({ rank }) => rank)).toEqual([2, 1]);
});

test('nineteen members or no figure have no place, and take nobody else one', () => {
  expect(places([of(0.9, 19), of(null), of(0.1)], 'up')).toEqual([
    { rank: null, isTied: false },
    { rank: null, isTied: false },
    { rank: 1, isTied: false },
  ]);
});
