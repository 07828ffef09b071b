import { approvalEvents } from '@haoban/contracts/events/approval';
import { Type, type Static } from 'typebox';
import { orgOf, type Case, type StageDefinition, type StageRun } from '../core/case.ts';

const { stage: _of, attempt: _in, ...opinion } = approvalEvents['stage.opinion_given.v1'].properties;
const Opinion = Type.Object({ ...opinion, at: Type.String() });
const Survey = Type.Object({
  surveyId: Type.String(),
  officers: Type.Array(Type.String(), { description: 'one until a second has signed' }),
  passed: Type.Boolean(),
  finding: Type.String(),
  signedAt: Type.Optional(Type.String()),
});

const Stage = Type.Object({
  stage: Type.String(),
  name: Type.String(),
  org: Type.String(),
  status: Type.Enum(['waiting', 'active', 'completed']),
  attempt: Type.Integer(),
  startedAt: Type.Optional(Type.String()),
  completedAt: Type.Optional(Type.String()),
  outcome: Type.Optional(Type.String()),
  opinion: Type.Optional(Type.String()),
  opinions: Type.Optional(Type.Array(Opinion)),
  survey: Type.Optional(Survey),
});

const Suspension = Type.Object({
  ...approvalEvents['suspension.started.v1'].properties,
  startedAt: Type.String(),
  endedAt: Type.Optional(Type.String()),
});

const Extension = Type.Object({
  ...approvalEvents['extension.granted.v1'].properties,
  approvedAt: Type.String(),
});
const Revocation = Type.Object({
  ...approvalEvents['case.decision_revoked.v1'].properties,
  at: Type.String(),
});

/** A case as its handlers see it. */
export const CaseAnswer = Type.Object({
  caseId: Type.String(),
  status: Type.Enum(['open', 'granted', 'granted_tolerance', 'denied', 'withdrawn']),
  region: Type.String(),
  itemCode: Type.String(),
  org: Type.Optional(Type.String({ description: 'who handles it now' })),
  acceptedAt: Type.String(),
  endedAt: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  remedy: Type.Optional(Type.String({ description: 'where a denial may be contested' })),
  revoked: Type.Optional(Revocation),
  stages: Type.Array(Stage),
  suspensions: Type.Array(Suspension),
  extensions: Type.Array(Extension),
});
export type CaseAnswer = Static<typeof CaseAnswer>;

function stageAnswer({ code, name, org }: StageDefinition, run: StageRun | undefined): Static<typeof Stage> {
  if (run === undefined) return { stage: code, name, org, status: 'waiting', attempt: 0 };
  const { survey, opinions, ...rest } = run;
  return {
    stage: code,
    name,
    org,
    status: run.completedAt === undefined ? 'active' : 'completed',
    ...rest,
    ...(opinions === undefined ? {} : { opinions: [...opinions] }),
    ...(survey === undefined ? {} : { survey: { ...survey, officers: [...survey.officers] } }),
  };
}

export const caseAnswer = (state: Case): CaseAnswer => {
  const { caseId, status, region, acceptedAt, endedAt, reason, remedy, revoked, item } = state;
  const { runs, suspensions, extensions } = state;
  const org = orgOf(state);
  return {
    caseId,
    status,
    region,
    itemCode: item.code,
    ...(org === undefined ? {} : { org }),
    acceptedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(reason === undefined ? {} : { reason }),
    ...(remedy === undefined ? {} : { remedy }),
    ...(revoked === undefined ? {} : { revoked }),
    stages: (item.stages ?? []).map((stage) => stageAnswer(stage, runs[stage.code])),
    suspensions: [...suspensions],
    extensions: extensions.map((extension) => ({ ...extension, clocks: [...extension.clocks] })),
  };
};
