import type { Decision } from '@haoban/contracts/decision';
import { checkExtension, type ExtensionVerdict } from '@haoban/sla-clock/extension';
import type { Actor, Extension } from './case.ts';
import { openedCases, type Joint, type JointRefusal, type JointWorld } from './joint.ts';
import { jointClock } from './judge-joint.ts';

/** A longer term for a stage of a project: kind B, by the head of government, who belongs to no organ. */
export type ExtendJoint = {
  readonly at: string;
  readonly actor: Actor;
  readonly extensionId: string;
  readonly length: number;
  readonly reason: string;
};

const refusals = {
  too_late: 'extension_too_late',
  kind_used: 'extension_used',
  kind_exceeded: 'extension_too_long',
} as const satisfies Partial<Record<ExtensionVerdict, JointRefusal>>;

/** Extends the 45 working days of a project's stage once, by 15 at most (行政许可法 art. 42 second paragraph). */
export function extendJoint(
  before: Joint,
  world: JointWorld,
  { at, actor, extensionId, length, reason }: ExtendJoint,
): Decision<Joint, JointRefusal> {
  if (before.closedAt !== undefined) return { refusal: 'joint_closed' };
  if (before.kind !== 'project') return { refusal: 'extension_moves_nothing' };
  if (!actor.approver || actor.org !== undefined) return { refusal: 'approver_wrong' };
  if (openedCases(before, world).some(({ officers }) => officers.includes(actor.id)))
    return { refusal: 'approver_involved' };
  const clock = jointClock(before, world, at);
  if (clock === undefined) return { refusal: 'calendar_missing' };
  const verdict = checkExtension(clock, { approvedAt: at, days: length, kind: 'B' });
  if (verdict !== 'granted') return { refusal: refusals[verdict] };
  const data = {
    extensionId,
    kind: 'B' as const,
    days: length,
    clocks: ['project'],
    reason,
    approver: actor.id,
  };
  const extension: Extension = { ...data, approvedAt: at };
  return {
    state: { ...before, extensions: [...before.extensions, extension] },
    events: [{ type: 'extension.granted.v1', time: at, data }],
  };
}
