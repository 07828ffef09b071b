import type { Decision, NewEvent } from '@haoban/contracts/decision';
import {
  activeRun,
  isOpen,
  mayActFor,
  withOfficer,
  type Actor,
  type Case,
  type CaseRefusal,
} from './case.ts';
import { aboutStage, stagesAfter } from './stage-graph.ts';
import { stageOfOpenCase } from './stage-under-way.ts';

/** Rework of a completed stage; `cascade` takes back what was started on its result. */
export type ReopenStage = {
  readonly at: string;
  readonly actor: Actor;
  readonly stage: string;
  readonly reason: string;
  readonly cascade: boolean;
};

/**
 * Opens the next attempt of a completed stage. The stages after it stay as they are, but nothing is granted before the
 * rework has passed; with `cascade` those that have started are taken back and start anew when their predecessors join.
 */
export function reopenStage(before: Case, command: ReopenStage): Decision<Case, CaseRefusal> {
  const { at, actor, stage: code, reason, cascade } = command;
  const definition = stageOfOpenCase(before, code);
  if ('refusal' in definition) return definition;
  if (!mayActFor(actor, definition.org)) return { refusal: 'org_denied' };
  const run = before.runs[code];
  if (run?.completedAt === undefined) return { refusal: 'stage_not_completed' };
  const takenBack = cascade
    ? takeBack(before, stagesAfter(before.item, code), at)
    : { state: before, events: [] };
  const attempt = run.attempt + 1;
  const data = { ...aboutStage(definition, attempt), reason, officer: actor.id };
  return {
    state: {
      ...takenBack.state,
      officers: withOfficer(before, actor.id),
      runs: { ...takenBack.state.runs, [code]: { attempt, startedAt: at } },
      pastRuns: [...takenBack.state.pastRuns, { ...run, stage: code }],
    },
    events: [...takenBack.events, { type: 'stage.reopened.v1', time: at, data }],
  };
}

// Their runs become past ones: an active one ends as superseded, and so does what suspends it.
function takeBack(before: Case, codes: ReadonlySet<string>, at: string): { state: Case; events: NewEvent[] } {
  const events: NewEvent[] = [];
  const suspensions = before.suspensions.map((suspension) => {
    const { stage, suspensionId } = suspension;
    if (stage === undefined || !codes.has(stage) || !isOpen(suspension)) return suspension;
    events.push({ type: 'suspension.ended.v1', time: at, data: { suspensionId } });
    return { ...suspension, endedAt: at };
  });
  const pastRuns = [...before.pastRuns];
  for (const definition of before.item.stages ?? []) {
    const { code } = definition;
    const run = before.runs[code];
    if (run === undefined || !codes.has(code)) continue;
    if (activeRun(before, code) === undefined) {
      pastRuns.push({ ...run, stage: code });
      continue;
    }
    const outcome = 'superseded';
    events.push({
      type: 'stage.completed.v1',
      time: at,
      data: { ...aboutStage(definition, run.attempt), outcome },
    });
    pastRuns.push({ ...run, stage: code, completedAt: at, outcome });
  }
  const runs = Object.fromEntries(Object.entries(before.runs).filter(([code]) => !codes.has(code)));
  return { state: { ...before, runs, pastRuns, suspensions }, events };
}
