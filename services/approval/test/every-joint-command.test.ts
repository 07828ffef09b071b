import { describe, expect, test } from 'vitest';
import { approvalProblems } from '../src/api/problems.ts';
import { cancelJointLight } from '../src/core/cancel-light.ts';
import { extendJoint, type ExtendJoint } from '../src/core/extend-joint.ts';
import type { Joint, JointWorld } from '../src/core/joint.ts';
import { touchJoint } from '../src/core/open-joint.ts';
import { on, stateOf } from './given-case.ts';
import { member, ofBundle, ofProject, opened, passed, world } from './given-joint.ts';

const spring = {
  acceptedAt: '2026-03-02T02:00:00.000Z',
  countsFrom: '2026-03-02T02:00:00.000Z',
  day0: '2026-03-02',
};
const project = opened(ofProject, spring.acceptedAt);
const asked: ExtendJoint = {
  at: '2026-05-08T02:00:00.000Z',
  actor: { id: 'mayor', org: undefined, approver: true },
  extensionId: 'e-1',
  length: 15,
  reason: '多部门联合论证',
};

const open = world([member('c-1', ofProject, spring)]);
const over = world([member('c-1', ofProject, { ...spring, endedAt: on(2), status: 'granted' })], on(3));
const ends = { endedAt: on(3), status: 'granted' } as const;
const bundleOver = world(
  ['c-1', 'c-2'].map((id) => member(id, ofBundle, ends)),
  on(4),
);
const bundleOpen = world([member('c-1', ofBundle)], on(20));
const lit = passed(opened(ofBundle), bundleOpen).state;
const light = { at: asked.at, approver: 'chief', lightId: 'bundle:b-1-L1', reason: '系统故障' };

const states: Readonly<Record<string, readonly [Joint, JointWorld]>> = {
  'an open project': [project, open],
  'an extended project': [stateOf(extendJoint(project, open, asked)), open],
  'a closed project': [passed(project, over).state, over],
  'an open bundle': [opened(ofBundle), bundleOpen],
  'a bundle with lights': [lit, bundleOpen],
  'a bundle without a light that was cancelled': [
    stateOf(cancelJointLight(lit, bundleOpen, light)),
    bundleOpen,
  ],
  'a closed bundle': [passed(opened(ofBundle), bundleOver).state, bundleOver],
};
const commands = {
  look: (joint: Joint, around: JointWorld) => touchJoint(joint, around, asked.at),
  extend: (joint: Joint, around: JointWorld) => extendJoint(joint, around, asked),
  'cancel a light': (joint: Joint, around: JointWorld) => cancelJointLight(joint, around, light),
};
/** What is refused; everything else is allowed. */
const refused: Readonly<Record<string, string>> = {
  'an extended project: extend': 'extension_used',
  'a closed project: extend': 'joint_closed',
  'an open bundle: extend': 'extension_moves_nothing',
  'a bundle with lights: extend': 'extension_moves_nothing',
  'a bundle without a light that was cancelled: extend': 'extension_moves_nothing',
  'a closed bundle: extend': 'joint_closed',
  'an open project: cancel a light': 'light_unknown',
  'an extended project: cancel a light': 'light_unknown',
  'a closed project: cancel a light': 'light_unknown',
  'an open bundle: cancel a light': 'light_unknown',
  'a closed bundle: cancel a light': 'light_unknown',
  'a bundle without a light that was cancelled: cancel a light': 'light_cancelled',
};

describe.each(Object.entries(states))('%s:', (name, [state, around]) => {
  test.each(Object.entries(commands))(
    '%s is allowed or refused by the table, and changes no state it was given',
    (command, decide) => {
      const before = structuredClone(state);
      const decision = decide(state, around);
      const refusal = refused[`${name}: ${command}`];
      expect(state).toEqual(before);
      if (refusal === undefined) return expect(decision).toHaveProperty('state');
      expect(decision).toEqual({ refusal });
      return expect(approvalProblems).toHaveProperty(refusal);
    },
  );
});

test('nobody who handled one of its cases cancels a light of a joint', () => {
  const handled = world([member('c-1', ofBundle, { officers: ['chief'] })], on(20));
  expect(cancelJointLight(lit, handled, light)).toEqual({ refusal: 'approver_involved' });
});
