import type { CountedTerm, Term } from '@haoban/contracts/terms';
import { itemForClass, type ResolvedItem } from './item-for-class.ts';
import type { Item } from './reference.ts';

export type ItemFault = 'stage_graph_broken' | 'promise_exceeds_law';

const counted = (term: Term | undefined): CountedTerm | undefined =>
  term !== undefined && 'unit' in term ? term : undefined;

/** True when every predecessor exists, none waits for itself in a circle, and a quorum can be reached. */
function isStageGraph(stages: Item['stages']): boolean {
  const byCode = new Map(stages.map((stage) => [stage.code, stage]));
  if (byCode.size !== stages.length) return false;
  const cleared = new Set<string>();
  const reached = (under: ReadonlySet<string>, code: string): boolean => {
    const stage = byCode.get(code);
    if (stage === undefined || under.has(code)) return false;
    if (cleared.has(code)) return true;
    const quorum = stage.join === 'quorum' ? (stage.quorum ?? 0) : 1;
    if (quorum < 1 || (stage.after.length > 0 && quorum > stage.after.length)) return false;
    const next = new Set([...under, code]);
    if (!stage.after.every((before) => reached(next, before))) return false;
    cleared.add(code);
    return true;
  };
  return stages.every(({ code }) => reached(new Set(), code));
}

function resolvedFault({ stages, statutory, promised }: ResolvedItem): ItemFault | undefined {
  if (!isStageGraph(stages)) return 'stage_graph_broken';
  const law = counted(statutory);
  const promise = counted(promised);
  if (law === undefined || promise === undefined || law.unit !== promise.unit) return undefined;
  return (promise.n ?? 0) > (law.n ?? 0) ? 'promise_exceeds_law' : undefined;
}

/**
 * What is wrong with an item's definition, if anything, also as one of its project classes has it: a stage graph that
 * could never be walked to its end, or a promise longer than the law allows (行政许可法 art. 42; compared in one unit
 * only).
 */
export function itemFault(item: Item): ItemFault | undefined {
  for (const projectClass of [undefined, ...Object.keys(item.classes ?? {})]) {
    const fault = resolvedFault(itemForClass(item, projectClass));
    if (fault !== undefined) return fault;
  }
  return undefined;
}
