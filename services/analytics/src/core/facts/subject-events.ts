/** One event as the facts read it: instants in epoch milliseconds, payload parsed. */
export type FactEvent = {
  readonly id: string;
  readonly type: string;
  readonly timeMs: number;
  readonly revision: number;
  readonly rank: number;
  readonly sequence: number;
  readonly region: string;
  readonly zone: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** What is known of a subject: its events in their total order, and what makes one state of knowledge newer than another. */
export type SubjectEvents = {
  readonly dataset: string;
  readonly subject: string;
  /** Distinct events behind it, those of older snapshots and after `asOf` included. */
  readonly count: number;
  readonly revision: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly events: readonly FactEvent[];
  /** The events of one type, in order. */
  readonly of: (type: string) => readonly FactEvent[];
};

const byOrderKey = (a: FactEvent, b: FactEvent): number =>
  a.timeMs - b.timeMs ||
  a.rank - b.rank ||
  a.sequence - b.sequence ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const none: readonly FactEvent[] = [];

/** Events of a subject, each once: of those said again the one of the greatest revision. */
export function distinctEvents(given: Iterable<FactEvent>): FactEvent[] {
  const distinct = new Map<string, FactEvent>();
  for (const event of given) {
    const known = distinct.get(event.id);
    if (known === undefined || known.revision < event.revision) distinct.set(event.id, event);
  }
  return [...distinct.values()];
}

/**
 * The distinct events of a subject with `timeMs` before `asOfMs`, of its greatest revision, by the order key
 * (contracts: envelope). The same set in any order, with any repetition, gives the same answer.
 */
export function subjectEvents(
  dataset: string,
  subject: string,
  given: readonly FactEvent[],
  asOfMs = Infinity,
): SubjectEvents {
  const distinct = distinctEvents(given);
  let revision = 0;
  for (const event of distinct) if (event.revision > revision) revision = event.revision;
  let [firstMs, lastMs] = [Infinity, -Infinity];
  const events: FactEvent[] = [];
  for (const event of distinct) {
    if (event.revision !== revision) continue;
    firstMs = Math.min(firstMs, event.timeMs);
    lastMs = Math.max(lastMs, event.timeMs);
    if (event.timeMs < asOfMs) events.push(event);
  }
  events.sort(byOrderKey);
  const types = Map.groupBy(events, ({ type }) => type);
  const of = (type: string): readonly FactEvent[] => types.get(type) ?? none;
  return { dataset, subject, count: distinct.length, revision, firstMs, lastMs, events, of };
}
