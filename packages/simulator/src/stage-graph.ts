import type { Item } from './item-catalogue.ts';

export type Stage = Item['stages'][number];

/** When a stage's predecessors have joined, from their ends (epoch milliseconds); `startMs` when it has none, undefined while it must wait. */
export function joinedAt(
  stage: Stage,
  ends: ReadonlyMap<string, number>,
  startMs: number,
): number | undefined {
  if (stage.after.length === 0) return startMs;
  const ended = stage.after.flatMap((code) => ends.get(code) ?? []).toSorted((a, b) => a - b);
  return ended[needed(stage) - 1];
}

/** How many predecessors a stage waits for. */
export function needed({ join, quorum, after }: Stage): number {
  if (join === 'any') return 1;
  return join === 'quorum' ? (quorum ?? after.length) : after.length;
}

/** Stages in an order in which predecessors come first; throws a RangeError when the graph has a cycle or names an unknown stage. */
export function inOrder(stages: readonly Stage[]): Stage[] {
  const ordered: Stage[] = [];
  const placed = new Set<string>();
  while (ordered.length < stages.length) {
    const next = stages.filter(
      ({ code, after }) => !placed.has(code) && after.every((before) => placed.has(before)),
    );
    if (next.length === 0) throw new RangeError('the stages have a cycle or an unknown predecessor');
    for (const stage of next) placed.add(stage.code);
    ordered.push(...next);
  }
  return ordered;
}

/** Whether no other stage can run beside this one: each comes before it or after it, and nothing up to it started early. */
export function runsAlone(stage: Stage, stages: readonly Stage[]): boolean {
  const before = ancestors(stage, stages);
  const joinsAll = (other: Stage) => needed(other) === other.after.length;
  if (![stage, ...before].every(joinsAll)) return false;
  return stages.every(
    (other) => other === stage || before.includes(other) || ancestors(other, stages).includes(stage),
  );
}

function ancestors(stage: Stage, stages: readonly Stage[]): Stage[] {
  const parents = stages.filter(({ code }) => stage.after.includes(code));
  return [...new Set([...parents, ...parents.flatMap((parent) => ancestors(parent, stages))])];
}
