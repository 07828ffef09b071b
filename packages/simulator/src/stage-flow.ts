import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Draft } from './draft.ts';
import type { Filing } from './filings.ts';
import { officerOf } from './intake-flow.ts';
import type { OfficeTime } from './office-time.ts';
import type { Draws } from './random.ts';
import { inOrder, joinedAt, runsAlone, type Stage } from './stage-graph.ts';

/** A time in which the case's clocks stood still. */
export type Suspension = {
  startMs: number;
  endMs: number;
  stops: EventData<'suspension.started.v1'>['stops'];
};

/** The whole run of a stage graph; the drafts are not in order of time. */
export type StageRun = { drafts: Draft[]; finishedAtMs: number; suspensions: Suspension[] };

type Case = Pick<Filing, 'caseId' | 'item' | 'draws'>;
type Span = { startMs: number; endMs: number };

/**
 * Runs all stages of a case, parallel ones in parallel, each from the moment its predecessors have joined. `pace` is the
 * share of its term that a stage takes: above 1 it is late. A case in ten that has a stage running alone is suspended in it once.
 */
export function runStages(office: OfficeTime, filed: Case, acceptedAtMs: number, pace: number): StageRun {
  const { item, draws } = filed;
  const stages = inOrder(item.stages);
  const lone = stages.filter((stage) => runsAlone(stage, stages));
  const suspended = draws.chance('suspended', 0.1)
    ? lone[Math.floor(draws.between('suspended stage', 0, lone.length))]
    : undefined;

  const run: StageRun = { drafts: [], finishedAtMs: acceptedAtMs, suspensions: [] };
  const ends = new Map<string, number>();
  for (const stage of stages) {
    const joinedMs = joinedAt(stage, ends, acceptedAtMs);
    if (joinedMs === undefined) throw new RangeError(`stage ${stage.code} never starts`);
    const stageDraws = draws.of(`stage ${stage.code}`);
    const startMs = office.later(joinedMs, 0, 0.05 * stageDraws.fraction('start'));
    const span = { startMs, endMs: stageEnd(office, stage, startMs, pace, stageDraws) };
    if (stage === suspended) span.endMs = suspend(run, office, filed, span);
    run.drafts.push(...stageDrafts(filed, stage, span));
    run.finishedAtMs = Math.max(run.finishedAtMs, span.endMs);
    ends.set(stage.code, span.endMs);
  }
  return run;
}

function stageEnd(office: OfficeTime, { term }: Stage, startMs: number, pace: number, draws: Draws): number {
  const termDays = term !== undefined && 'unit' in term ? (term.n ?? 0) : 0;
  const days = Math.floor(termDays * pace * draws.between('pace', 0.7, 1.1) + draws.fraction('day'));
  return office.later(startMs, days, 0.98 * draws.fraction('end'));
}

function stageDrafts({ caseId, draws }: Case, stage: Stage, { startMs, endMs }: Span): Draft[] {
  const says = { source: 'approval', subject: caseId } as const;
  const { code, name, org, term } = stage;
  const officer = officerOf(org, draws);
  const data = { stage: code, name, org, attempt: 1, ...(term === undefined ? {} : { term }), officer };
  return [
    { ...says, atMs: startMs, type: 'stage.started.v1', data },
    { ...says, atMs: endMs, type: 'stage.completed.v1', data: { ...data, outcome: 'passed' } },
  ];
}

type Reason = { reason: string; stops: Suspension['stops']; basis: string };
const localPolicy = '事项办理规程';
const article45 = '行政许可法第四十五条';
/** Why cases are suspended, by how often. */
export const suspensionReasons: readonly (readonly [Reason, number])[] = [
  [{ reason: 'publicity', stops: ['promised'], basis: localPolicy }, 35],
  [{ reason: 'site_survey', stops: ['promised'], basis: localPolicy }, 25],
  [{ reason: 'inspection', stops: ['statutory', 'promised'], basis: article45 }, 20],
  [{ reason: 'expert_review', stops: ['statutory', 'promised'], basis: article45 }, 20],
];

// Stops the case in the middle of a stage and gives back the stage's later end.
function suspend(
  run: StageRun,
  office: OfficeTime,
  { caseId, draws }: Case,
  { startMs, endMs }: Span,
): number {
  const own = draws.of('suspension');
  const atMs = Math.floor(startMs + own.between('start', 0.2, 0.8) * (endMs - startMs));
  const suspendedMs = office.later(atMs, 0, 0);
  const plannedDays = Math.floor(own.between('planned days', 2, 6));
  const resumedMs = office.later(suspendedMs, plannedDays, own.fraction('end'));
  const { stops, ...reason } = own.pick('reason', suspensionReasons);
  const says = { source: 'approval', subject: caseId } as const;
  const suspensionId = `${caseId}-s1`;
  const paper = own.chance('unfounded', 0.1) ? {} : { notice: `${suspensionId}-n`, basis: reason.basis };
  const data = { suspensionId, scope: 'case', reason: reason.reason, stops, ...paper, plannedDays } as const;
  run.drafts.push(
    { ...says, atMs: suspendedMs, type: 'suspension.started.v1', data },
    { ...says, atMs: resumedMs, type: 'suspension.ended.v1', data: { suspensionId } },
  );
  run.suspensions.push({ startMs: suspendedMs, endMs: resumedMs, stops });
  const restMs = Math.max(0, endMs - suspendedMs);
  return office.later(resumedMs + restMs, 0, 0.1 * own.fraction('stage end'));
}
