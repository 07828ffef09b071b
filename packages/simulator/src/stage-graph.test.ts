import { expect, test } from 'vitest';
import { inOrder, joinedAt, runsAlone, type Stage } from './stage-graph.ts';

const stage = (code: string, after: string[], join: Stage['join'] = 'all', quorum?: number): Stage => ({
  code,
  name: code,
  org: '320281-ms',
  after,
  join,
  ...(quorum === undefined ? {} : { quorum }),
});
const ends = new Map([
  ['a', 30],
  ['b', 10],
  ['c', 20],
]);

test.each([
  ['a stage without predecessors starts at once', stage('z', []), 5],
  ['all waits for the last', stage('z', ['a', 'b', 'c']), 30],
  ['any waits for the first', stage('z', ['a', 'b', 'c'], 'any'), 10],
  ['a quorum of two waits for the second', stage('z', ['a', 'b', 'c'], 'quorum', 2), 20],
  ['a missing predecessor holds all back', stage('z', ['a', 'x']), undefined],
])('%s', (_, waiting, expected) => {
  expect(joinedAt(waiting, ends, 5)).toBe(expected);
});

test('predecessors come first, whatever the order in the catalogue', () => {
  const stages = [
    stage('last', ['left', 'right']),
    stage('right', ['first']),
    stage('left', ['first']),
    stage('first', []),
  ];
  expect(inOrder(stages).map(({ code }) => code)).toEqual(['first', 'right', 'left', 'last']);
});

test('a cycle and an unknown predecessor are refused', () => {
  expect(() => inOrder([stage('a', ['b']), stage('b', ['a'])])).toThrow(RangeError);
  expect(() => inOrder([stage('a', ['nobody'])])).toThrow(RangeError);
});

test('a stage runs alone when all others come before or after it and none is left running', () => {
  const fork = [stage('a', []), stage('b', ['a']), stage('c', ['a']), stage('d', ['b', 'c'])];
  expect(fork.filter((one) => runsAlone(one, fork)).map(({ code }) => code)).toEqual(['a', 'd']);
  const early = [...fork.slice(0, 3), stage('d', ['b', 'c'], 'any'), stage('e', ['d'])];
  expect(early.filter((one) => runsAlone(one, early)).map(({ code }) => code)).toEqual(['a']);
});
