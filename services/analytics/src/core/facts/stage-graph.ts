/** The stages before each stage, by code; codes may be missing, as in logs that know no graph. */
type StageGraph = ReadonlyMap<string, readonly string[]>;

/** Whether two of the stages (distinct codes) have no path between them: a stage that the graph does not know has none. */
export function haveParallels(graph: StageGraph, stages: readonly string[]): boolean {
  if (stages.length < 2) return false;
  const ran = new Set(stages);
  // On a line every pair has its path, and nowhere else are there as many.
  let paths = 0;
  for (const stage of stages) {
    for (const before of ancestorsOf(graph, stage)) if (ran.has(before)) paths += 1;
  }
  return paths < (stages.length * (stages.length - 1)) / 2;
}

function ancestorsOf(graph: StageGraph, stage: string): Set<string> {
  const found = new Set(graph.get(stage));
  // A set is walked to its end while it grows.
  for (const before of found) {
    for (const further of graph.get(before) ?? []) found.add(further);
  }
  found.delete(stage);
  return found;
}

/**
 * What a case waited for: the stage that ended last, of those before it again the one that ended last, and so on, the
 * latest first. Of two that ended together the code decides.
 */
export function criticalPath<Run extends { readonly stage: string; readonly endMs: number }>(
  graph: StageGraph,
  runs: readonly Run[],
): Run[] {
  const byStage = new Map(runs.map((run) => [run.stage, run]));
  const path = new Set<Run>();
  let last = endedLast(runs);
  while (last !== undefined && !path.has(last)) {
    path.add(last);
    last = endedLast((graph.get(last.stage) ?? []).flatMap((stage) => byStage.get(stage) ?? []));
  }
  return [...path];
}

function endedLast<Run extends { readonly stage: string; readonly endMs: number }>(
  runs: readonly Run[],
): Run | undefined {
  let last: Run | undefined;
  for (const run of runs) {
    if (last === undefined || run.endMs > last.endMs) last = run;
    else if (run.endMs === last.endMs && run.stage < last.stage) last = run;
  }
  return last;
}
