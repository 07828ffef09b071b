import type { Decision } from '@haoban/contracts/decision';
import { activeRun, isOpen, mayActFor, type Actor, type Case, type CaseRefusal } from './case.ts';
import { startStages } from './stage-graph.ts';

/** The end of a stage with its outcome, a code of the item. */
export type CompleteStage = {
  readonly at: string;
  readonly actor: Actor;
  readonly stage: string;
  readonly outcome: string;
};

/** Completes an active stage; the stages whose predecessors have joined now start at the same instant. */
export function completeStage(before: Case, command: CompleteStage): Decision<Case, CaseRefusal> {
  const { at, actor, stage: code, outcome } = command;
  const { item, runs, suspensions } = before;
  if (before.status !== 'open') return { refusal: 'wrong_status' };
  const definition = item.stages?.find((stage) => stage.code === code);
  if (definition === undefined) return { refusal: 'stage_unknown' };
  if (!mayActFor(actor, definition.org)) return { refusal: 'org_denied' };
  const run = activeRun(before, code);
  if (run === undefined) return { refusal: 'stage_not_active' };
  const suspended = suspensions.some((suspension) => suspension.stage === code && isOpen(suspension));
  if (suspended) return { refusal: 'suspension_open' };
  const { name, org, term } = definition;
  const data = { stage: code, name, org, attempt: run.attempt, outcome, officer: actor.id };
  const completed = { ...runs, [code]: { ...run, completedAt: at, outcome } };
  const next = startStages(item, completed, at);
  return {
    state: { ...before, runs: next.runs },
    events: [
      { type: 'stage.completed.v1', time: at, data: term === undefined ? data : { ...data, term } },
      ...next.events,
    ],
  };
}
