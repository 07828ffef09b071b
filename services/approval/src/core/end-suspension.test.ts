import { expect, test } from 'vitest';
import { accepted, officer, on, stateOf } from '../../test/given-case.ts';
import { endSuspension } from './end-suspension.ts';
import { startSuspension } from './start-suspension.ts';

const suspended = stateOf(
  startSuspension(accepted(), {
    at: on(4),
    actor: officer('hall'),
    suspensionId: 's-1',
    scope: 'case',
    reason: 'hearing',
    plannedDays: 10,
  }),
);
const end = { at: on(9), actor: officer('hall'), suspensionId: 's-1' };

test('an open suspension ends once', () => {
  const decision = endSuspension(suspended, end);
  expect(decision).toMatchObject({
    state: { suspensions: [{ startedAt: on(4), endedAt: on(9) }] },
    events: [{ type: 'suspension.ended.v1', time: on(9), data: { suspensionId: 's-1' } }],
  });
  expect(endSuspension(stateOf(decision), end)).toEqual({ refusal: 'suspension_ended' });
});

test('only a suspension of this case, and only while the case is open', () => {
  expect(endSuspension(suspended, { ...end, suspensionId: 's-2' })).toEqual({
    refusal: 'suspension_unknown',
  });
  expect(endSuspension({ ...suspended, status: 'withdrawn' }, end)).toEqual({ refusal: 'wrong_status' });
});
