import { localDay } from '@haoban/sla-clock/local-date';
import type { Case } from './case.ts';
import type { ClockName } from './suspension-reasons.ts';

/** When a clock stood still: ISO instants, open without `end`. */
export type Span = { readonly start: string; readonly end?: string };

const spanOf = (start: string, end: string | undefined): Span =>
  end === undefined ? { start } : { start, end };

/**
 * When a clock of the case stood still: during suspensions of the case, and on the days on which some stage was
 * active and every active stage was suspended.
 */
export function stoppedSpans({ suspensions, runs }: Case, clock: ClockName, zone: string): Span[] {
  const stopping = suspensions.filter(({ stops }) => stops.includes(clock));
  const ofCase = stopping.filter(({ scope }) => scope === 'case');
  const ofStages = stopping
    .filter(({ scope }) => scope === 'stage')
    .map(({ stage, startedAt, endedAt }) => ({ stage, span: spanOf(startedAt, endedAt) }));
  const active = Object.entries(runs).map(([stage, { startedAt, completedAt }]) => ({
    stage,
    span: spanOf(startedAt, completedAt),
  }));
  return [
    ...ofCase.map(({ startedAt, endedAt }) => spanOf(startedAt, endedAt)),
    ...(ofStages.length === 0 ? [] : jointlyStopped(active, ofStages, zone)),
  ];
}

type StageSpan = { readonly stage: string | undefined; readonly span: Span };

// Nothing changes between two neighbouring instants at which a run or a suspension starts or ends; days count, as
// everywhere in the clock: a span holds the days d with date(start) < d <= date(end).
function jointlyStopped(active: readonly StageSpan[], suspended: readonly StageSpan[], zone: string): Span[] {
  const day = (instant: string): number => localDay(Date.parse(instant), zone);
  const edges = [...active, ...suspended]
    .flatMap(({ span: { start, end } }) => (end === undefined ? [start] : [start, end]))
    .toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return edges.flatMap((start, index) => {
    const end = edges[index + 1];
    if (end !== undefined && day(start) === day(end)) return [];
    const span = spanOf(start, end);
    const holds = (outer: Span): boolean =>
      day(outer.start) <= day(start) &&
      (outer.end === undefined || (end !== undefined && day(end) <= day(outer.end)));
    const running = active.filter((stage) => holds(stage.span));
    const still = suspended.filter((stage) => holds(stage.span)).map(({ stage }) => stage);
    return running.length > 0 && running.every(({ stage }) => still.includes(stage)) ? [span] : [];
  });
}
