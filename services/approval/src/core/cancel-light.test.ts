import { expect, test } from 'vitest';
import { accepted, on, stateOf } from '../../test/given-case.ts';
import type { Case } from './case.ts';
import { cancelLight } from './cancel-light.ts';

const light = {
  clock: 'promised',
  org: 'hall',
  level: 'yellow',
  due: '2026-11-09',
  raisedAt: on(9),
} as const;
const lit: Case = {
  ...accepted(),
  officers: ['officer-hall'],
  runs: { a: { attempt: 1, startedAt: on(2), completedAt: on(3), officer: 'officer-a' } },
  lights: [{ ...light, lightId: 'case-1-L1' }],
};
const cancel = (state: Case, approver: string, lightId = 'case-1-L1') =>
  cancelLight(state, { at: on(10), approver, lightId, reason: '系统故障' });

test('a light is cancelled by somebody who had no hand in the case, with the reason, and stays in the record', () => {
  expect(cancel(lit, 'chief')).toEqual({
    state: { ...lit, lights: [{ ...light, lightId: 'case-1-L1', cancelledAt: on(10) }] },
    events: [
      {
        type: 'light.cancelled.v1',
        time: on(10),
        data: { lightId: 'case-1-L1', reason: '系统故障', approver: 'chief' },
      },
    ],
  });
});

test('nobody who handled the case or one of its stages cancels its lights', () => {
  expect(cancel(lit, 'officer-hall')).toEqual({ refusal: 'approver_involved' });
  expect(cancel(lit, 'officer-a')).toEqual({ refusal: 'approver_involved' });
});

test('an unknown light and a cancelled one are refused', () => {
  expect(cancel(lit, 'chief', 'case-1-L2')).toEqual({ refusal: 'light_unknown' });
  expect(cancel(stateOf(cancel(lit, 'chief')), 'chief')).toEqual({ refusal: 'light_cancelled' });
});
