import type { Case, StageRun } from './case.ts';

type Begun = { readonly startedAt: string };

/** Facts as they were known at an instant: those that came later are gone. */
const begunBy = <Fact extends Begun>(facts: readonly Fact[], asOf: string): Fact[] =>
  facts.filter(({ startedAt }) => startedAt <= asOf);

function runAsOf<Run extends StageRun>(run: Run, asOf: string): Run {
  const { completedAt, outcome: _outcome, officer: _officer, ...begun } = run;
  return completedAt === undefined || completedAt <= asOf
    ? run
    : { ...run, ...begun, completedAt: undefined };
}

/**
 * A case as it was seen at an instant (ISO): what started, ended or was granted later is not known yet. A decision
 * that a re-opening undid is not kept in the state and stays unknown.
 */
export function caseAsOf(state: Case, asOf: string): Case {
  const { runs, pastRuns, suspensions, extensions, endedAt, ...rest } = state;
  const attempts = begunBy(
    [...pastRuns, ...Object.entries(runs).map(([stage, run]) => ({ ...run, stage }))],
    asOf,
  ).map((run) => runAsOf(run, asOf));
  const latest = new Map(attempts.map((run) => [run.stage, run]));
  const seen = {
    ...rest,
    runs: Object.fromEntries(latest),
    pastRuns: attempts.filter((run) => latest.get(run.stage) !== run),
    suspensions: begunBy(suspensions, asOf).map(({ endedAt: ended, ...open }) =>
      ended === undefined || ended > asOf ? open : { ...open, endedAt: ended },
    ),
    extensions: extensions.filter(({ approvedAt }) => approvedAt <= asOf),
  };
  return endedAt === undefined || endedAt > asOf ? { ...seen, status: 'open' } : { ...seen, endedAt };
}
