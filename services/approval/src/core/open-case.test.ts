import { expect, test } from 'vitest';
import { acceptance, accepted, item, on, saidBy, stage } from '../../test/given-case.ts';
import { openCase } from './open-case.ts';

const stages = [stage('ms'), stage('nr'), stage('hc', ['ms', 'nr'])];
const command = { caseId: 'case-1', region: '320281', at: on(2), data: acceptance(item({ stages })) };

test('an acceptance starts every stage without predecessors at its own instant', () => {
  const decision = openCase(undefined, command);
  expect(saidBy(decision)).toEqual(['stage.started.v1 ms', 'stage.started.v1 nr']);
  expect(decision).toMatchObject({
    state: { status: 'open', acceptedAt: on(2), runs: { ms: { attempt: 1, startedAt: on(2) } } },
    events: [{ time: on(2) }, { time: on(2) }],
  });
});

test('a case that is open already is left as it is', () => {
  const before = accepted({ stages });
  expect(openCase(before, command)).toEqual({ state: before, events: [] });
});
