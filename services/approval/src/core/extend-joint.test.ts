import { describe, expect, test } from 'vitest';
import { on, stateOf } from '../../test/given-case.ts';
import { member, ofBundle, ofProject, opened, passed, world } from '../../test/given-joint.ts';
import type { Actor } from './case.ts';
import { extendJoint, type ExtendJoint } from './extend-joint.ts';
import { judgeJoint } from './judge-joint.ts';

const mayor: Actor = { id: 'mayor', org: undefined, approver: true };
const spring = { acceptedAt: '2026-03-02T02:00:00.000Z', day0: '2026-03-02' };
const of = world([member('c-1', ofProject, spring)]);
const project = opened(ofProject, spring.acceptedAt);
const asked: ExtendJoint = {
  at: '2026-05-08T02:00:00.000Z',
  actor: mayor,
  extensionId: 'e-1',
  length: 15,
  reason: '多部门联合论证',
};

test('the head of government adds fifteen working days to the 45, once, until the last day', () => {
  expect(judgeJoint(project, of, asked.at)).toMatchObject({ due: '2026-05-08' });
  const decision = extendJoint(project, of, asked);
  expect(decision).toMatchObject({
    events: [
      {
        type: 'extension.granted.v1',
        data: { kind: 'B', days: 15, clocks: ['project'], approver: 'mayor', reason: asked.reason },
      },
    ],
  });
  const state = stateOf(decision);
  expect(judgeJoint(state, of, asked.at)).toMatchObject({ due: '2026-05-28' });
  expect(extendJoint(state, of, { ...asked, extensionId: 'e-2', length: 1 })).toEqual({
    refusal: 'extension_used',
  });
});

describe('refused is', () => {
  const handled = world([member('c-1', ofProject, { ...spring, officers: ['mayor'] })]);
  const unknown = { ...of, days: { ...of.days, calendar: undefined } };
  const bundle = opened(ofBundle);
  const ended = world([member('c-1', ofProject, { ...spring, endedAt: on(2), status: 'granted' })], on(3));
  test.each([
    ['more than fifteen days', project, of, { length: 16 }, 'extension_too_long'],
    [
      'one that comes after the last day',
      project,
      of,
      { at: '2026-05-09T02:00:00.000Z' },
      'extension_too_late',
    ],
    ['one by the head of an organ', project, of, { actor: { ...mayor, org: 'hall' } }, 'approver_wrong'],
    ['one by an officer', project, of, { actor: { ...mayor, approver: false } }, 'approver_wrong'],
    ['one by who handled a case of it', project, handled, {}, 'approver_involved'],
    ['one without a calendar', project, unknown, {}, 'calendar_missing'],
    ['one of a bundle', bundle, world([member('c-1', ofBundle)]), {}, 'extension_moves_nothing'],
    ['one after the last case ended', passed(project, ended).state, ended, {}, 'joint_closed'],
  ] as const)('%s', (_, state, around, over, refusal) => {
    const before = structuredClone(state);
    expect(extendJoint(state, around, { ...asked, ...over })).toEqual({ refusal });
    expect(state).toEqual(before);
  });
});
