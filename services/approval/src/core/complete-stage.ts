import type { Decision } from '@haoban/contracts/decision';
import { isOpen, withOfficer, type Actor, type Case, type CaseRefusal } from './case.ts';
import { stageUnderWay, type StageUnderWay } from './stage-under-way.ts';
import { aboutStage, failing, startStages } from './stage-graph.ts';

/**
 * The end of a stage with its outcome, a code of the item. A joint stage ends with one consolidated opinion, and with a
 * settlement where it passes although a reviewer disagreed.
 */
export type CompleteStage = {
  readonly at: string;
  readonly actor: Actor;
  readonly stage: string;
  readonly outcome: string;
  readonly opinion?: string;
  readonly settlement?: string;
};

// Joint review (联合审图): everybody has spoken, one opinion goes out, a disagreement is not passed over.
function jointRefusal({ definition, run }: StageUnderWay, command: CompleteStage): CaseRefusal | undefined {
  const { reviewers = [] } = definition;
  if (reviewers.length === 0) return undefined;
  const opinions = run.opinions ?? [];
  if (!reviewers.every((org) => opinions.some((opinion) => opinion.org === org))) return 'opinions_missing';
  if (command.opinion === undefined) return 'opinion_missing';
  const disagreed = opinions.some(({ verdict }) => verdict === 'disagree');
  const passes = !failing.includes(command.outcome);
  return disagreed && passes && command.settlement === undefined ? 'disagreement_open' : undefined;
}

function surveyRefusal(
  { definition, run }: StageUnderWay,
  { outcome }: CompleteStage,
): CaseRefusal | undefined {
  if (definition.survey !== true) return undefined;
  if (run.survey?.signedAt === undefined) return 'survey_missing';
  return run.survey.passed || failing.includes(outcome) ? undefined : 'survey_failed';
}

/** Completes an active stage; the stages whose predecessors have joined now start at the same instant. */
export function completeStage(before: Case, command: CompleteStage): Decision<Case, CaseRefusal> {
  const { at, actor, stage: code, outcome, opinion, settlement } = command;
  const found = stageUnderWay(before, actor, code);
  if ('refusal' in found) return found;
  const suspended = before.suspensions.some((suspension) => suspension.stage === code && isOpen(suspension));
  if (suspended) return { refusal: 'suspension_open' };
  const refusal = jointRefusal(found, command) ?? surveyRefusal(found, command);
  if (refusal !== undefined) return { refusal };
  const { definition, run } = found;
  const said = {
    outcome,
    ...(opinion === undefined ? {} : { opinion }),
    ...(settlement === undefined ? {} : { settlement }),
  };
  const ended = { ...run, ...said, completedAt: at, officer: actor.id };
  const completed = { ...before, runs: { ...before.runs, [code]: ended } };
  const next = startStages(completed, at);
  const data = { ...aboutStage(definition, run.attempt), ...said, officer: actor.id };
  return {
    state: { ...completed, runs: next.runs, officers: withOfficer(before, actor.id) },
    events: [{ type: 'stage.completed.v1', time: at, data }, ...next.events],
  };
}
