import type { NewEvent } from '@haoban/contracts/decision';
import type { Item, StageDefinition, StageRun } from './case.ts';

type Runs = Readonly<Record<string, StageRun>>;

const isCompleted = (runs: Runs, code: string): boolean => runs[code]?.completedAt !== undefined;

function hasJoined({ after, join, quorum }: StageDefinition, runs: Runs): boolean {
  const wanted = { all: after.length, any: 1, quorum: quorum ?? after.length }[join];
  const completed = after.filter((code) => isCompleted(runs, code)).length;
  return completed >= Math.min(wanted, after.length);
}

/** Starts every stage that has not started and whose predecessors have joined: the runs after, and what to say. */
export function startStages(item: Item, runs: Runs, at: string): { runs: Runs; events: NewEvent[] } {
  const starting = (item.stages ?? []).filter(
    (stage) => runs[stage.code] === undefined && hasJoined(stage, runs),
  );
  const started = starting.map(({ code }): [string, StageRun] => [code, { attempt: 1, startedAt: at }]);
  const events = starting.map(({ code, name, org, term }): NewEvent => {
    const data = { stage: code, name, org, attempt: 1, ...(term === undefined ? {} : { term }) };
    return { type: 'stage.started.v1', time: at, data };
  });
  return { runs: { ...runs, ...Object.fromEntries(started) }, events };
}

/** True when every stage that no other waits for is completed: the case can be decided. */
export function isThrough({ stages = [] }: Item, runs: Runs): boolean {
  const awaited = new Set(stages.flatMap(({ after }) => after));
  return stages.every(({ code }) => awaited.has(code) || isCompleted(runs, code));
}
