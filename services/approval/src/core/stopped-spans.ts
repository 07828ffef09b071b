import { caseSpans, type InstantSpan } from '@haoban/sla-clock/case-spans';
import type { Case, Suspension } from './case.ts';
import type { ClockName } from './suspension-reasons.ts';

const spanOf = (start: string, end: string | undefined): InstantSpan =>
  end === undefined ? { start } : { start, end };

/** When something was suspended. */
export const spansOf = (suspensions: readonly Suspension[]): InstantSpan[] =>
  suspensions.map(({ startedAt, endedAt }) => spanOf(startedAt, endedAt));

/** The attempts of a stage in order, as spans of time. */
export const attemptsOf = ({ runs, pastRuns }: Case, code: string): InstantSpan[] =>
  [...pastRuns.filter(({ stage }) => stage === code), ...(runs[code] === undefined ? [] : [runs[code]])].map(
    ({ startedAt, completedAt }) => spanOf(startedAt, completedAt),
  );

/**
 * When a clock of the case stood still: during suspensions of the case, and while some stage was active and every
 * active stage was suspended, in whichever attempt.
 */
export function stoppedSpans(state: Case, clock: ClockName): InstantSpan[] {
  const stopping = state.suspensions.filter(({ stops }) => stops.includes(clock));
  const started = new Set([...Object.keys(state.runs), ...state.pastRuns.map(({ stage }) => stage)]);
  return caseSpans({
    suspensions: spansOf(stopping.filter(({ scope }) => scope === 'case')),
    stages: [...started].map((code) => ({
      attempts: attemptsOf(state, code),
      suspensions: spansOf(stopping.filter(({ stage }) => stage === code)),
    })),
  });
}
