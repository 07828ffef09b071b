import { expect, test } from 'vitest';
import { peerQuestion } from './peers.ts';
import type { Question } from './question.ts';

const about = (filters: Record<string, string>): Question => ({
  dataset: 'live',
  from: '2026-01-01',
  to: '2026-02-01',
  asOf: '2026-02-01T00:00:00.000Z',
  by: [],
  basis: 'wd',
  judged: false,
  filters,
});

test('a county has the other counties of its city for peers', () => {
  expect(peerQuestion(about({ region: '320281', item: 'plan' }))).toMatchObject({
    own: '320281',
    question: { by: ['region:6'], filters: { region: '3202', item: 'plan' } },
  });
});

test('a province has all the others', () => {
  expect(peerQuestion(about({ region: '32' }))).toMatchObject({
    own: '32',
    question: { by: ['region:2'], filters: {} },
  });
});

test('an organisation has the others of its area', () => {
  expect(peerQuestion(about({ region: '320281', org: '320281-ms' }))).toMatchObject({
    own: '320281-ms',
    question: { by: ['org'], filters: { region: '320281' } },
  });
});

test('a question about no one place has no peers', () => {
  expect(peerQuestion(about({ item: 'plan' }))).toBeUndefined();
  expect(peerQuestion(about({ region: '320' }))).toBeUndefined();
});
