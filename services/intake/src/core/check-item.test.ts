import { describe, expect, test } from 'vitest';
import { itemFault } from './check-item.ts';
import type { Item } from './reference.ts';

type Stage = Item['stages'][number];
const stage = (code: string, after: string[] = [], more: Partial<Stage> = {}): Stage => ({
  code,
  name: code,
  org: 'o',
  after,
  join: 'all',
  ...more,
});
const item = (more: Partial<Item>): Item => ({
  code: 'i',
  version: 1,
  name: 'i',
  kind: 'promise',
  org: 'o',
  visitsLimit: 1,
  onlineDepth: 1,
  stages: [],
  policies: {},
  ...more,
});

describe('an item can be published', () => {
  test.each([
    ['without stages', []],
    ['with stages side by side that join', [stage('a'), stage('b'), stage('c', ['a', 'b'])]],
    [
      'with a quorum that can be reached',
      [stage('a'), stage('b'), stage('c', ['a', 'b'], { join: 'quorum', quorum: 2 })],
    ],
  ])('%s', (_, stages) => {
    expect(itemFault(item({ stages }))).toBeUndefined();
  });
});

describe('an item that could never be decided is refused', () => {
  test.each([
    ['a stage that waits for itself', [stage('a', ['a'])]],
    ['stages in a circle', [stage('a', ['c']), stage('b', ['a']), stage('c', ['b'])]],
    ['a predecessor that does not exist', [stage('a', ['x'])]],
    ['two stages of one code', [stage('a'), stage('a')]],
    ['a quorum beyond its predecessors', [stage('a'), stage('b', ['a'], { join: 'quorum', quorum: 2 })]],
  ])('%s', (_, stages) => {
    expect(itemFault(item({ stages }))).toBe('stage_graph_broken');
  });
});

test('a promise longer than the law is refused, in the same unit only', () => {
  const statutory = { n: 20, unit: 'WD' as const };
  expect(itemFault(item({ statutory, promised: { n: 21, unit: 'WD' } }))).toBe('promise_exceeds_law');
  expect(itemFault(item({ statutory, promised: { n: 20, unit: 'WD' } }))).toBeUndefined();
  expect(itemFault(item({ statutory, promised: { n: 25, unit: 'ND' } }))).toBeUndefined();
});

describe('a class of an item is checked as the item would be', () => {
  const days = (n: number) => ({ n, unit: 'WD' as const });
  test.each([
    ['a promise of its own beyond the law', { promised: days(21) }, 'promise_exceeds_law'],
    ['a law of its own below the promise of the item', { statutory: days(9) }, 'promise_exceeds_law'],
    ['a stage graph without an end', { stages: [stage('a', ['a'])] }, 'stage_graph_broken'],
    ['terms that fit', { statutory: days(30), promised: days(26) }, undefined],
  ])('%s', (_, large, fault) => {
    expect(itemFault(item({ statutory: days(20), promised: days(10), classes: { large } }))).toBe(fault);
  });
});
