import type { Decision } from '@haoban/contracts/decision';
import type { Filing, Theme } from './case.ts';
import {
  endOf,
  presentMembers,
  type Joint,
  type JointPlace,
  type JointRefusal,
  type JointWorld,
} from './joint.ts';
import { jointData } from './joint-wakes.ts';

/** What the law gives one stage of a project that several authorities handle together (行政许可法 art. 42). */
const jointTerm = { n: 45, unit: 'WD' } as const;

/** The acceptance of a case that belongs to a joint, at an instant (ISO), with the theme of its bundle. */
export type OpenJoint = {
  readonly place: JointPlace;
  readonly region: string;
  readonly calendarId: string;
  readonly at: string;
  readonly filing: Filing;
  readonly theme: Theme | undefined;
};

const termOf = ({ place, theme }: OpenJoint): Joint['term'] =>
  place.kind === 'project' ? jointTerm : theme?.promised;

/** Opens a joint with the first acceptance; one that is there takes the case in by `touchJoint`. */
export function openJoint(opening: OpenJoint): Decision<Joint, never> {
  const { place, region, calendarId, at, filing } = opening;
  const term = termOf(opening);
  const size = place.kind === 'bundle' ? filing.bundleSize : undefined;
  const state: Joint = {
    ...place,
    region,
    calendarId,
    ...(term === undefined ? {} : { term }),
    ...(size === undefined ? {} : { size }),
    openedAt: at,
    past: [],
    extensions: [],
    lights: [],
  };
  return { state, events: [{ type: 'joint.opened.v1', time: at, data: jointData(state) }] };
}

/**
 * Looks at the cases of a joint at an instant (ISO). One that was over goes on when a case of it was opened again; when
 * only new cases were accepted it starts anew with them.
 */
export function touchJoint(
  before: Joint | undefined,
  world: JointWorld | undefined,
  at: string,
): Decision<Joint, JointRefusal> {
  if (before === undefined || world === undefined) return { refusal: 'joint_unknown' };
  const { closedAt, ...rest } = before;
  if (closedAt === undefined) return { state: before, events: [] };
  const members = presentMembers(before, world);
  const open = members.flatMap((member) =>
    member.opened === undefined || endOf(member) !== undefined ? [] : [member.opened.acceptedAt],
  );
  const first = open.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
  if (first === undefined) return { state: before, events: [] };
  const anew = Date.parse(first) > Date.parse(closedAt);
  const ended = members.filter((member) => endOf(member) !== undefined).map(({ caseId }) => caseId);
  const state = anew ? { ...rest, openedAt: first, past: [...rest.past, ...ended] } : rest;
  const time = anew ? first : at;
  return { state, events: [{ type: 'joint.opened.v1', time, data: jointData(state) }] };
}
