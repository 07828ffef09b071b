import type { Decision } from '@haoban/contracts/decision';
import type { Case } from './case.ts';
import { openedCases, type Joint, type JointWorld } from './joint.ts';
import type { Lit } from './raise-light.ts';

/** A light taken back by somebody who had no hand in the case; the reason is for the record. */
export type CancelLight = {
  readonly at: string;
  /** An approver. */
  readonly approver: string;
  readonly lightId: string;
  readonly reason: string;
};

export type LightRefusal = 'light_unknown' | 'light_cancelled' | 'approver_involved';

/** Everybody who had a hand in the case, named or by a stage that was completed. */
const handlers = ({ officers, runs, pastRuns }: Case): readonly (string | undefined)[] => [
  ...officers,
  ...[...Object.values(runs), ...pastRuns].map(({ officer }) => officer),
];

function cancelAmong<State extends Lit>(
  before: State,
  involved: readonly (string | undefined)[],
  { at, approver, lightId, reason }: CancelLight,
): Decision<State, LightRefusal> {
  const light = before.lights.find((known) => known.lightId === lightId);
  if (light === undefined) return { refusal: 'light_unknown' };
  if (light.cancelledAt !== undefined) return { refusal: 'light_cancelled' };
  if (involved.includes(approver)) return { refusal: 'approver_involved' };
  const lights = before.lights.map((known) => (known === light ? { ...known, cancelledAt: at } : known));
  return {
    state: { ...before, lights },
    events: [{ type: 'light.cancelled.v1', time: at, data: { lightId, reason, approver } }],
  };
}

/** Cancels a light of the case; it stays in the record and is not raised again. */
export const cancelLight = (before: Case, command: CancelLight): Decision<Case, LightRefusal> =>
  cancelAmong(before, handlers(before), command);

/** The same of a joint: nobody who had a hand in one of its cases cancels its lights. */
export const cancelJointLight = (
  before: Joint,
  world: JointWorld,
  command: CancelLight,
): Decision<Joint, LightRefusal> =>
  cancelAmong(before, openedCases(before, world).flatMap(handlers), command);
