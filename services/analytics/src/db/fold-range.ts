import type { FactRow } from '../core/facts/fact-values.ts';
import type { Reference } from '../core/facts/reference.ts';
import type { FactEvent } from '../core/facts/subject-events.ts';
import { kindsOf, type Kind } from '../core/facts/subject-kinds.ts';
import { factsOf } from './finish-rows.ts';

// What no row can be made of became a dead letter when it came in.
export const alreadyBuried = { unjudged: (): void => {} };

/** The finished rows of whole subjects by kind, from all their events. */
export function foldSubjects(
  dataset: string,
  found: ReadonlyMap<string, readonly FactEvent[]>,
  reference: Reference,
): Map<Kind, FactRow[]> {
  const byKind = new Map<Kind, [string, readonly FactEvent[]][]>();
  for (const [subject, events] of found) {
    const kinds = new Set(events.flatMap(({ type, data }) => kindsOf(type, data)));
    for (const kind of kinds) {
      const known = byKind.get(kind);
      if (known === undefined) byKind.set(kind, [[subject, events]]);
      else known.push([subject, events]);
    }
  }
  return new Map(
    [...byKind].map(([kind, subjects]) => [kind, factsOf(kind, dataset, subjects, reference, alreadyBuried)]),
  );
}
