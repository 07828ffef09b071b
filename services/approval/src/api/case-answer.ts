import { approvalEvents } from '@haoban/contracts/events/approval';
import { Type, type Static } from 'typebox';
import type { Case, StageDefinition, StageRun } from '../core/case.ts';

const Stage = Type.Object({
  stage: Type.String(),
  name: Type.String(),
  org: Type.String(),
  status: Type.Enum(['waiting', 'active', 'completed']),
  attempt: Type.Integer(),
  startedAt: Type.Optional(Type.String()),
  completedAt: Type.Optional(Type.String()),
  outcome: Type.Optional(Type.String()),
});

const Suspension = Type.Object({
  ...approvalEvents['suspension.started.v1'].properties,
  startedAt: Type.String(),
  endedAt: Type.Optional(Type.String()),
});

/** A case as its handlers see it. */
export const CaseAnswer = Type.Object({
  caseId: Type.String(),
  status: Type.Enum(['open', 'granted', 'denied', 'withdrawn']),
  region: Type.String(),
  itemCode: Type.String(),
  acceptedAt: Type.String(),
  endedAt: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  stages: Type.Array(Stage),
  suspensions: Type.Array(Suspension),
});
export type CaseAnswer = Static<typeof CaseAnswer>;

function stageAnswer({ code, name, org }: StageDefinition, run: StageRun | undefined): Static<typeof Stage> {
  if (run === undefined) return { stage: code, name, org, status: 'waiting', attempt: 0 };
  return { stage: code, name, org, status: run.completedAt === undefined ? 'active' : 'completed', ...run };
}

export const caseAnswer = (state: Case): CaseAnswer => {
  const { caseId, status, region, acceptedAt, endedAt, reason, item, runs, suspensions } = state;
  return {
    caseId,
    status,
    region,
    itemCode: item.code,
    acceptedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(reason === undefined ? {} : { reason }),
    stages: (item.stages ?? []).map((stage) => stageAnswer(stage, runs[stage.code])),
    suspensions: [...suspensions],
  };
};
