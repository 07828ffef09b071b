import type { CaseClock } from './case-words.ts';
import type { NamedSpan } from './explain.ts';
import { spanOf } from './judge.ts';
import { mergeSuspensions, type DaySpan } from './suspensions.ts';
import type { TimedStage } from './timed-case.ts';

/** A stretch of time between instants as RFC 3339 texts; open without `end`. */
export type InstantSpan = { readonly start: string; readonly end?: string };

/** The runs of one stage, one for each attempt, and its suspensions that stop the clock asked about. */
export type StageSpans<Span = InstantSpan> = {
  readonly attempts: readonly Span[];
  readonly suspensions: readonly Span[];
};

/**
 * When a clock of the case stands still (rule 8): while the case is suspended, and while at least one stage is active
 * and every active one is suspended. The answer holds by date and by instant alike; throws a RangeError for malformed
 * instants and ends before their start.
 */
export function caseSpans(given: {
  readonly suspensions: readonly InstantSpan[];
  readonly stages: readonly StageSpans[];
}): InstantSpan[] {
  const stages = given.stages.map(({ attempts, suspensions }) => ({
    attempts: attempts.map(spanOf),
    suspensions: suspensions.map(spanOf),
  }));
  const text = (instantMs: number): string => new Date(instantMs).toISOString();
  return mergeSuspensions([...given.suspensions.map(spanOf), ...jointSpans(stages)]).map(({ after, upTo }) =>
    upTo === Infinity ? { start: text(after) } : { start: text(after), end: text(upTo) },
  );
}

/**
 * The same for a clock of a line; when its reasons are asked for, each stretch once for every suspension of a stage that
 * takes part in it.
 */
export function stageStandstills(
  stages: readonly TimedStage[],
  clock: CaseClock,
  withReasons: boolean,
): NamedSpan[] {
  const stopped = stages.map(({ id, attempts, suspensions }) => ({
    id,
    attempts,
    suspensions: suspensions.filter(({ stops }) => stops.includes(clock)),
  }));
  const joint = jointSpans(stopped);
  if (!withReasons || joint.length === 0) return joint.map((span) => ({ ...span, reason: 'stages' }));
  return stopped.flatMap(({ id, suspensions }) =>
    suspensions.flatMap((suspension) =>
      intersection(joint, [suspension]).map((span) => ({ ...span, reason: `${id}: ${suspension.reason}` })),
    ),
  );
}

type Edge = { readonly at: number; readonly active: number; readonly still: number };

/**
 * When every active stage is suspended and there is one, as ordered spans of epoch milliseconds. A day d is removed by
 * a span exactly if midnight at its start lies within (after, upTo], so that what holds at each instant holds for days.
 */
export function jointSpans(stages: readonly StageSpans<DaySpan>[]): DaySpan[] {
  if (stages.every(({ suspensions }) => suspensions.length === 0)) return [];
  const edges = stages.flatMap(({ attempts, suspensions }): Edge[] => {
    const active = mergeSuspensions(attempts);
    const still = intersection(active, mergeSuspensions(suspensions));
    return [
      ...active.flatMap(({ after, upTo }) => [
        { at: after, active: 1, still: 0 },
        { at: upTo, active: -1, still: 0 },
      ]),
      ...still.flatMap(({ after, upTo }) => [
        { at: after, active: 0, still: 1 },
        { at: upTo, active: 0, still: -1 },
      ]),
    ];
  });
  return standstills(edges.filter(({ at }) => at !== Infinity).toSorted((a, b) => a.at - b.at));
}

function standstills(edges: readonly Edge[]): DaySpan[] {
  const spans: DaySpan[] = [];
  let active = 0;
  let still = 0;
  edges.forEach((edge, index) => {
    active += edge.active;
    still += edge.still;
    const until = edges[index + 1]?.at ?? Infinity;
    if (active > 0 && active === still && edge.at < until) spans.push({ after: edge.at, upTo: until });
  });
  return spans;
}

// Both ordered and without overlaps.
function intersection(these: readonly DaySpan[], those: readonly DaySpan[]): DaySpan[] {
  const both: DaySpan[] = [];
  let [left, right] = [0, 0];
  for (;;) {
    const [a, b] = [these[left], those[right]];
    if (a === undefined || b === undefined) return both;
    const span = { after: Math.max(a.after, b.after), upTo: Math.min(a.upTo, b.upTo) };
    if (span.after < span.upTo) both.push(span);
    if (a.upTo < b.upTo) left += 1;
    else right += 1;
  }
}
