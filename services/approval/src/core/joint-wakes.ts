import type { NewEvent } from '@haoban/contracts/decision';
import { localDay, startOfDay } from '@haoban/sla-clock/local-date';
import { orgOf } from './case.ts';
import { lampsOf } from './clock-lamps.ts';
import { lastEnd, openedCases, type Joint, type JointWorld } from './joint.ts';
import { extensionsOf, judgeJoint } from './judge-joint.ts';
import { lampWakes, type Lamp } from './raise-light.ts';
import { countedTerm } from './judge-case.ts';

type Wake = {
  readonly at: string;
  readonly happen: (before: Joint) => { readonly state: Joint; readonly events: readonly NewEvent[] };
};

const latest = (instants: readonly (string | undefined)[]): string =>
  new Date(
    Math.max(...instants.flatMap((instant) => (instant === undefined ? [] : [Date.parse(instant)]))),
  ).toISOString();

/** What a joint says of itself. */
export const jointData = ({ kind, code, stageGroup, term }: Joint) => ({
  kind,
  code,
  ...(stageGroup === undefined ? {} : { stageGroup }),
  ...(term === undefined ? {} : { term }),
});

/** Its rungs; the organisation is that of the case that has been open longest, else of the one accepted first. */
function jointLamps(state: Joint, world: JointWorld): Lamp[] {
  const term = countedTerm(state.term);
  const cases = openedCases(state, world);
  const lead = cases.find(({ endedAt }) => endedAt === undefined) ?? cases[0];
  const judged = judgeJoint(state, world, state.openedAt);
  if (term === undefined || lead === undefined || judged === undefined) return [];
  const clock = state.kind === 'project' ? 'statutory' : 'promised';
  const lamps = lampsOf({ clock, org: orgOf(lead) ?? '-', term }, judged, world.days);
  return lamps.map((lamp) => ({ ...lamp, clock: state.kind }));
}

function close(before: Joint, closedAt: string) {
  const state = { ...before, closedAt };
  const event: NewEvent = { type: 'joint.closed.v1', time: closedAt, data: jointData(before) };
  return { state, events: [event] };
}

/**
 * What time brings about in a joint: its lights, its end with the last of its cases, and at every midnight a look at
 * its cases, which may have been suspended, resumed or joined by others since.
 */
export function jointWakes(state: Joint, world: JointWorld): Wake[] {
  if (state.closedAt !== undefined) return [];
  const { days, now, members } = world;
  const since = latest([
    state.openedAt,
    ...extensionsOf(state).map(({ approvedAt }) => approvedAt),
    ...members.map(({ opened }) => opened?.calendarSince),
  ]);
  const lights = lampWakes<Joint>(state, state.jointId, since, jointLamps(state, world));
  const end = lastEnd(state, world);
  if (end !== undefined) {
    const closing = latest([end, state.openedAt]);
    const before = lights.filter(({ at }) => at < closing);
    return [...before, { at: closing, happen: (joint) => close(joint, closing) }];
  }
  const seenMs = Date.parse(latest([now, state.lookedAt]));
  const midnight = new Date(startOfDay(localDay(seenMs, days.zone) + 1, days.zone)).toISOString();
  return [
    ...lights,
    { at: midnight, happen: (joint) => ({ state: { ...joint, lookedAt: midnight }, events: [] }) },
  ];
}
