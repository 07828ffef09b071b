import type { Decision } from '@haoban/contracts/decision';
import {
  activeRun,
  mayActFor,
  withOfficer,
  type Actor,
  type Case,
  type CaseRefusal,
  type Opinion,
} from './case.ts';
import { stageOfOpenCase } from './stage-under-way.ts';

/** What a reviewing organisation says of a joint stage; `org` is the actor's own unless it acts for another. */
export type GiveOpinion = {
  readonly at: string;
  readonly actor: Actor;
  readonly stage: string;
  readonly org?: string;
  readonly verdict: Opinion['verdict'];
  readonly opinion: string;
};

/** Takes the one opinion that each reviewer gives in an attempt. */
export function giveOpinion(before: Case, command: GiveOpinion): Decision<Case, CaseRefusal> {
  const { at, actor, stage: code, verdict, opinion } = command;
  const definition = stageOfOpenCase(before, code);
  if ('refusal' in definition) return definition;
  const { reviewers = [] } = definition;
  if (reviewers.length === 0) return { refusal: 'stage_not_joint' };
  const org = command.org ?? actor.org;
  if (org === undefined || !reviewers.includes(org)) return { refusal: 'reviewer_unfit' };
  if (!mayActFor(actor, org)) return { refusal: 'org_denied' };
  const run = activeRun(before, code);
  if (run === undefined) return { refusal: 'stage_not_active' };
  const { attempt, opinions = [] } = run;
  if (opinions.some((given) => given.org === org)) return { refusal: 'opinion_given' };
  const said = { org, officer: actor.id, verdict, opinion };
  return {
    state: {
      ...before,
      officers: withOfficer(before, actor.id),
      runs: { ...before.runs, [code]: { ...run, opinions: [...opinions, { ...said, at }] } },
    },
    events: [{ type: 'stage.opinion_given.v1', time: at, data: { stage: code, attempt, ...said } }],
  };
}
