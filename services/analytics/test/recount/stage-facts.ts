import type { Term } from '@haoban/contracts/terms';
import { closedDay, type CaseFact, type Dims } from './case-facts.ts';
import { basisOf, elapsed, type Basis } from './day-by-day.ts';
import { lastSaid } from './histories.ts';
import { attemptsOf, stageStandstillOf, type Attempt, type Stretch } from './standstills.ts';

/** A stage of a case over all its attempts; amounts in its own basis: that of its term, else of its case. */
export type StageFact = {
  subject: string;
  dims: Dims;
  stage: string;
  org: string;
  basis: Basis | undefined;
  elapsed: number;
  /** What its attempts took in the basis of the case. */
  serial: number;
  attempts: readonly Stretch[];
  /** The local date on which its last attempt was completed; none while one runs. */
  completed: number | undefined;
  endMs: number;
  /** Working days, where it has so many. */
  term: number | undefined;
};

const workdaysOf = (term: Term | undefined): number | undefined =>
  term === undefined || 'due' in term || term.unit !== 'WD' ? undefined : (term.n ?? 0);

function stageOf(fact: CaseFact, stage: string, attempts: readonly Attempt[]): StageFact {
  const { clock, dayOf, history, endMs } = fact;
  const standstill = stageStandstillOf(history, stage, dayOf);
  const runs = attempts.map(({ fromMs, untilMs }) => ({
    fromMs,
    untilMs: untilMs === Infinity ? Math.max(fromMs, endMs) : untilMs,
  }));
  const passed = (basis: Basis | undefined): number =>
    runs.reduce((sum, { fromMs, untilMs }) => {
      if (clock === undefined || basis === undefined) return sum;
      const run = { ...clock, day0: dayOf(fromMs), acceptedMs: fromMs, standstill, added: [] };
      return sum + elapsed(run, basis, untilMs);
    }, 0);
  const ended = Math.max(...attempts.map(({ untilMs }) => untilMs));
  const defined = lastSaid(history, 'case.accepted.v1')?.data.item.stages ?? [];
  const sorted = attempts.toSorted((a, b) => a.fromMs - b.fromMs);
  const term =
    sorted.findLast((one) => one.term !== undefined)?.term ??
    defined.find(({ code }) => code === stage)?.term;
  const org = sorted.at(-1)?.org ?? '';
  const basis = term === undefined ? fact.basis : basisOf(term);
  return {
    subject: fact.subject,
    dims: { ...fact.dims, org, stage },
    stage,
    org,
    basis,
    elapsed: passed(basis),
    serial: passed(fact.basis),
    attempts: runs,
    completed: ended === Infinity ? undefined : dayOf(ended),
    endMs: Math.min(ended, endMs),
    term: workdaysOf(term),
  };
}

/** Every stage of a case that ran. */
export const stagesOf = (fact: CaseFact): StageFact[] =>
  [...Map.groupBy(attemptsOf(fact.history), ({ stage }) => stage)].map(([stage, attempts]) =>
    stageOf(fact, stage, attempts),
  );

/** The stages directly before each stage, as the snapshot draws the graph. */
export const graphOf = ({ history }: CaseFact): Map<string, readonly string[]> =>
  new Map(
    (lastSaid(history, 'case.accepted.v1')?.data.item.stages ?? []).map(({ code, after }) => [code, after]),
  );

function comesAfter(graph: ReturnType<typeof graphOf>, stage: string, before: string): boolean {
  const reached = new Set<string>();
  const waiting = [stage];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const previous of graph.get(one) ?? []) {
      if (previous === before) return true;
      if (!reached.has(previous)) waiting.push(previous);
      reached.add(previous);
    }
  }
  return false;
}

/** Whether two stages ran between which no path leads. */
function ranInParallel(fact: CaseFact, stages: readonly StageFact[]): boolean {
  const graph = graphOf(fact);
  return stages.some((one, index) =>
    stages
      .slice(index + 1)
      .some(
        (other) => !comesAfter(graph, one.stage, other.stage) && !comesAfter(graph, other.stage, one.stage),
      ),
  );
}

/** A closed case with parallel stages, and what its stages took one after another. */
export type ParallelFact = {
  dims: Dims;
  day: number;
  basis: Basis | undefined;
  elapsed: number;
  serial: number;
};

/** The gain of parallel work in a closed case, where there was any. */
export function parallelOf(fact: CaseFact, stages: readonly StageFact[]): ParallelFact[] {
  const day = closedDay(fact);
  if (day === undefined || !ranInParallel(fact, stages)) return [];
  const serial = stages.reduce((sum, stage) => sum + stage.serial, 0);
  return [{ dims: fact.dims, day, basis: fact.basis, elapsed: fact.elapsed ?? 0, serial }];
}
