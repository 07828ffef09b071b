import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Case, Extension, Filing, Light } from './case.ts';
import type { Days } from './judge-case.ts';

/** What several cases are handled under together: a bundle (一件事), or one stage of a construction project. */
export type JointPlace = {
  readonly jointId: string;
  readonly kind: EventData<'joint.opened.v1'>['kind'];
  readonly code: string;
  readonly stageGroup?: string;
};

/**
 * A joint clock. What it counts is read from its cases whenever it is asked for; kept is only what cannot be read from
 * them. Instants are ISO texts.
 */
export type Joint = JointPlace & {
  readonly region: string;
  readonly calendarId: string;
  readonly term?: EventData<'joint.opened.v1'>['term'];
  /** How many cases a bundle has; a project's stage has as many as are filed. */
  readonly size?: number;
  readonly openedAt: string;
  readonly closedAt?: string;
  /** Cases of an earlier run: a project's stage that was over starts anew with the next acceptance. */
  readonly past: readonly string[];
  readonly extensions: readonly Extension[];
  readonly lights: readonly Light[];
  /** The latest midnight at which its cases were looked at. */
  readonly lookedAt?: string;
  readonly wakesAt?: string | null;
};

/** A filing of the joint, and the case it became. */
export type JointMember = {
  readonly caseId: string;
  readonly filing: Filing;
  readonly opened?: Case;
};

/** What the decisions about a joint rest on: its cases and their days, at an instant (ISO). */
export type JointWorld = {
  readonly members: readonly JointMember[];
  readonly days: Days;
  readonly now: string;
};

export type JointRefusal =
  | 'joint_unknown'
  | 'area_denied'
  | 'joint_closed'
  | 'extension_moves_nothing'
  | 'extension_too_late'
  | 'extension_used'
  | 'extension_too_long'
  | 'calendar_missing'
  | 'approver_wrong'
  | 'approver_involved';

// An event's subject has 64 characters at most, and the id of a light adds its number to it; intake takes no number of
// a project that is too long.
const longestId = 58;

/** The joints a filing belongs to, at most one of each kind. */
export function jointsOf({ bundleId, projectId, stageGroup }: Filing): JointPlace[] {
  const bundle: JointPlace[] =
    bundleId === undefined ? [] : [{ jointId: `bundle:${bundleId}`, kind: 'bundle', code: bundleId }];
  const project: JointPlace[] =
    projectId === undefined || stageGroup === undefined
      ? []
      : [
          {
            jointId: `project:${projectId}:${stageGroup}`,
            kind: 'project',
            code: projectId,
            stageGroup,
          },
        ];
  return [...bundle, ...project].filter(({ jointId }) => jointId.length <= longestId);
}

/** When a filing or its case ended; undefined while it goes on. */
export const endOf = ({ filing, opened }: JointMember): string | undefined =>
  opened === undefined ? filing.endedAt : opened.endedAt;

/** The members of the present run. */
export const presentMembers = ({ past }: Joint, { members }: JointWorld): JointMember[] =>
  members.filter(({ caseId }) => !past.includes(caseId));

/** The accepted cases of the present run, the first acceptance first. */
export const openedCases = (state: Joint, world: JointWorld): Case[] =>
  presentMembers(state, world)
    .flatMap(({ opened }) => (opened === undefined ? [] : [opened]))
    .toSorted((a, b) => Date.parse(a.acceptedAt) - Date.parse(b.acceptedAt));

/** When the last of its cases ended; undefined while one goes on or is still to come. */
export function lastEnd(state: Joint, world: JointWorld): string | undefined {
  const members = presentMembers(state, world);
  const ends = members.map(endOf).filter((end) => end !== undefined);
  if (members.length === 0 || ends.length < Math.max(members.length, state.size ?? 0)) return undefined;
  return ends.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
}
