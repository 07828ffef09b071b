import { expect, test } from 'vitest';
import type { Told } from '../../../test/judged-case.ts';
import { everything, told, toldAnyhow } from '../../../test/told-subject.ts';
import { lightFacts } from './light-facts.ts';

const raised = (at: string, lightId: string, more: Readonly<Record<string, unknown>> = {}): Told => [
  'light.raised',
  at,
  { lightId, clock: 'promised', org: 'o1', level: 'yellow', due: '2026-11-03', ...more },
];
const cancelled: Told = ['light.cancelled', '11-05', { lightId: 'l1', reason: 'r', approver: 'x' }];
const facts = (...events: readonly Told[]) => lightFacts(told(...events), ...everything);

test('a light is there once, as it was raised last, and marked when it was cancelled', () => {
  const events = [
    raised('11-02', 'l1'),
    raised('11-03', 'l2', { level: 'red', stage: 's' }),
    raised('11-04', 'l2', { level: 'red', stage: 's' }),
    cancelled,
  ];
  expect(facts(...events)).toMatchObject({
    'lights.light': ['l1', 'l2'],
    'lights.region': ['320281001', '320281001'],
    'lights.org': ['o1', 'o1'],
    'lights.level': ['yellow', 'red'],
    'lights.clock': ['promised', 'promised'],
    'lights.stage': ['', 's'],
    'lights.raised_date': ['2026-11-02', '2026-11-04'],
    'lights.is_cancelled': [1, 0],
  });
  expect(lightFacts(toldAnyhow(...events), ...everything)).toEqual(facts(...events));
});

test('a cancellation without its light leaves none, other events no row', () => {
  expect(facts(cancelled)).toMatchObject({ 'lights.light': [] });
  expect(facts(['case.submitted', '11-02', {}])).toBe(undefined);
});
