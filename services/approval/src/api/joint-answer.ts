import { approvalEvents } from '@haoban/contracts/events/approval';
import { LightRaised } from '@haoban/contracts/events/fields';
import { Term } from '@haoban/contracts/terms';
import { Type, type Static } from 'typebox';
import { endOf, presentMembers, type Joint, type JointMember, type JointWorld } from '../core/joint.ts';
import { judgeJoint } from '../core/judge-joint.ts';

const { Optional } = Type;
const { kind, code, stageGroup } = approvalEvents['joint.opened.v1'].properties;
const { extensionId, days, reason, approver } = approvalEvents['extension.granted.v1'].properties;
const Instant = Type.String();

const Clock = Type.Object({
  due: Type.Union([Type.String(), Type.Null()]),
  remaining: Type.Union([Type.Number(), Type.Null()]),
  elapsedDays: Type.Integer(),
  removedDays: Type.Integer(),
  onTime: Type.Union([Type.Boolean(), Type.Null()]),
  provisional: Type.Boolean(),
});
const Member = Type.Object({
  caseId: Type.String(),
  itemCode: Type.String(),
  org: Type.String(),
  status: Type.String({ description: '`filed` and `ended` before an acceptance, then that of the case' }),
  acceptedAt: Optional(Instant),
  endedAt: Optional(Instant),
});

/** A joint as its handlers see it; `clock` is null while it has no term, calendar or accepted case. */
export const JointAnswer = Type.Object({
  jointId: Type.String(),
  kind,
  code,
  stageGroup,
  region: Type.String(),
  status: Type.Enum(['open', 'closed']),
  openedAt: Instant,
  closedAt: Optional(Instant),
  term: Optional(Term),
  clock: Type.Union([Clock, Type.Null()]),
  extensions: Type.Array(Type.Object({ extensionId, days, reason, approver, approvedAt: Instant })),
  lights: Type.Array(
    Type.Object({ ...LightRaised.properties, raisedAt: Instant, cancelledAt: Optional(Instant) }),
  ),
  cases: Type.Array(Member),
});
export type JointAnswer = Static<typeof JointAnswer>;

function memberAnswer(member: JointMember): Static<typeof Member> {
  const { caseId, filing, opened } = member;
  const endedAt = endOf(member);
  const end = endedAt === undefined ? {} : { endedAt };
  const { itemCode, org } = filing;
  if (opened === undefined)
    return { caseId, itemCode, org, status: endedAt === undefined ? 'filed' : 'ended', ...end };
  const { status, acceptedAt } = opened;
  return { caseId, itemCode, org: opened.org ?? org, status, acceptedAt, ...end };
}

/** The joint with its clock judged now. */
export function jointAnswer(state: Joint, world: JointWorld): JointAnswer {
  const { jointId, kind: of, code: named, stageGroup: group, region, openedAt, closedAt, term } = state;
  const judged = judgeJoint(state, world, world.now);
  return {
    jointId,
    kind: of,
    code: named,
    ...(group === undefined ? {} : { stageGroup: group }),
    region,
    status: closedAt === undefined ? 'open' : 'closed',
    openedAt,
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(term === undefined ? {} : { term }),
    clock: judged ?? null,
    extensions: [...state.extensions],
    lights: [...state.lights],
    cases: presentMembers(state, world).map(memberAnswer),
  };
}
