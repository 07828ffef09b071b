import type { ClockAnswer } from './case-line.ts';
import { explainTimed, type NamedSpan } from './explain.ts';
import type { Office } from './office-hours.ts';
import { judgeTimed, type TimedClock } from './timed-clock.ts';

/** What a line is judged by; `nowMs` (epoch milliseconds) stands in for a missing `asOf`, `explain` adds the days. */
export type World = Office & { readonly nowMs: number; readonly explain: boolean };

/** Judges one clock of a line; `named` are its suspensions with their reasons. */
export function answerClock(world: World, clock: TimedClock, named: readonly NamedSpan[]): ClockAnswer {
  const judged = judgeTimed(world, clock);
  return world.explain ? { ...judged, days: explainTimed(world, clock, named) } : judged;
}
