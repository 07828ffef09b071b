import type { NewEvent } from '@haoban/contracts/decision';
import type { Case, Item, StageDefinition, StageRun } from './case.ts';

type Runs = Case['runs'];

/** Outcomes with which nothing goes on from a stage. */
export const failing = ['failed', 'rejected'];

const hasFailed = ({ completedAt, outcome = '' }: StageRun): boolean =>
  completedAt !== undefined && failing.includes(outcome);
const hasPassed = (run: StageRun | undefined): boolean => run?.completedAt !== undefined && !hasFailed(run);

// How many of the predecessors it takes.
const wanted = ({ after, join, quorum }: StageDefinition): number =>
  Math.min({ all: after.length, any: 1, quorum: quorum ?? after.length }[join], after.length);

const hasJoined = (stage: StageDefinition, runs: Runs): boolean =>
  stage.after.filter((code) => hasPassed(runs[code])).length >= wanted(stage);

/** The event data that every word about a stage begins with. */
export const aboutStage = ({ code, name, org, term }: StageDefinition, attempt: number) => ({
  stage: code,
  name,
  org,
  attempt,
  ...(term === undefined ? {} : { term }),
});

/** Starts every stage that is not under way and whose predecessors have joined: the runs after, and what to say. */
export function startStages(
  { item, runs, pastRuns }: Pick<Case, 'item' | 'runs' | 'pastRuns'>,
  at: string,
): { runs: Runs; events: NewEvent[] } {
  const starting = (item.stages ?? [])
    .filter((stage) => runs[stage.code] === undefined && hasJoined(stage, runs))
    .map((stage) => ({ stage, attempt: 1 + pastRuns.filter((past) => past.stage === stage.code).length }));
  const started = starting.map(({ stage, attempt }): [string, StageRun] => [
    stage.code,
    { attempt, startedAt: at },
  ]);
  const events = starting.map(({ stage, attempt }): NewEvent => ({
    type: 'stage.started.v1',
    time: at,
    data: aboutStage(stage, attempt),
  }));
  return { runs: { ...runs, ...Object.fromEntries(started) }, events };
}

/** True when some stage has failed and was not reworked: the case can be denied at once. */
export const isFailed = (runs: Runs): boolean => Object.values(runs).some(hasFailed);

/**
 * True when every stage that no other waits for has passed, and so have those it needed: a stage under rework is
 * needed again. Each stage is looked at once, however many wait for it.
 */
export function isThrough({ stages = [] }: Item, runs: Runs): boolean {
  const byCode = new Map(stages.map((stage) => [stage.code, stage]));
  const known = new Map<string, boolean>();
  const isSettled = (code: string): boolean => {
    const before = known.get(code);
    if (before !== undefined) return before;
    // a graph that runs in a circle never starts, so nothing in it is settled
    known.set(code, false);
    const stage = byCode.get(code);
    const settled =
      stage !== undefined && hasPassed(runs[code]) && stage.after.filter(isSettled).length >= wanted(stage);
    known.set(code, settled);
    return settled;
  };
  const awaited = new Set(stages.flatMap(({ after }) => after));
  return stages.every(({ code }) => awaited.has(code) || isSettled(code));
}

/** The stages that wait for a stage, directly or through others. */
export function stagesAfter({ stages = [] }: Item, code: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (predecessor: string): void => {
    for (const stage of stages) {
      if (!stage.after.includes(predecessor) || found.has(stage.code) || stage.code === code) continue;
      found.add(stage.code);
      visit(stage.code);
    }
  };
  visit(code);
  return found;
}
