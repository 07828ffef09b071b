import { expect, test } from 'vitest';
import { at, stateOf, submitted } from '../../test/given-filing.ts';
import { elapsed } from '../../test/given-calendar.ts';
import { cancelLight } from './cancel-light.ts';

const overdue = elapsed(submitted(), '2026-12-10T00:00:00.000Z').state;
const lightId = 'case-1-review-2026-12-03-red';
const command = { at: at(0), lightId, approver: 'chief', reason: '系统故障致误' };

test('a second person cancels a light with a reason; it stays on the record', () => {
  const { lights } = stateOf(cancelLight(overdue, command));
  expect(lights.map(({ level, cancelledAt }) => [level, cancelledAt])).toEqual([
    ['warn', undefined],
    ['red', at(0)],
  ]);
  expect(cancelLight(overdue, command)).toMatchObject({
    events: [{ type: 'light.cancelled.v1', data: { lightId, approver: 'chief', reason: '系统故障致误' } }],
  });
});

test.each([
  ['by whoever handled the case', { ...overdue, officers: ['chief'] }, {}, 'second_person_needed'],
  ['without a reason', overdue, { reason: '' }, 'reason_missing'],
  ['that never went on', overdue, { lightId: 'other' }, 'light_unknown'],
  ['twice', stateOf(cancelLight(overdue, command)), {}, 'light_cancelled'],
])('a light cancelled %s is refused', (_, before, over, refusal) => {
  expect(cancelLight(before, { ...command, ...over })).toEqual({ refusal });
});
