import { caseSpans, type InstantSpan } from '@haoban/sla-clock/case-spans';
import type { Case, Suspension } from './case.ts';
import { attemptsOf, spansOf } from './stopped-spans.ts';
import type { ClockName } from './suspension-reasons.ts';

/** When a clock stood still, and why. */
export type NamedStandstill = InstantSpan & { readonly reason: string };

const named = (suspensions: readonly Suspension[]): NamedStandstill[] =>
  suspensions.flatMap((suspension) =>
    spansOf([suspension]).map((span) => ({ ...span, reason: suspension.reason })),
  );

/** When a stage's own clock stood still: its suspensions, and the time between two attempts. */
export function stageStandstills(state: Case, code: string): NamedStandstill[] {
  const attempts = attemptsOf(state, code);
  const between = attempts.flatMap(({ end }, index) => {
    const next = attempts[index + 1];
    return end === undefined || next === undefined
      ? []
      : [{ start: end, end: next.start, reason: 'between_attempts' }];
  });
  return [...between, ...named(state.suspensions.filter(({ stage }) => stage === code))];
}

const overlap = (a: InstantSpan, b: InstantSpan): boolean =>
  (b.end === undefined || a.start < b.end) && (a.end === undefined || b.start < a.end);

/**
 * When a clock of the case stood still: suspensions of the case by their reason, and standstills of all its active
 * stages by each stage's code and reason.
 */
export function caseStandstills(state: Case, clock: ClockName): NamedStandstill[] {
  const stopping = state.suspensions.filter(({ stops }) => stops.includes(clock));
  const ofStages = stopping.filter(({ scope }) => scope === 'stage');
  const joint = caseSpans({
    suspensions: [],
    stages: (state.item.stages ?? []).map(({ code }) => ({
      attempts: attemptsOf(state, code),
      suspensions: spansOf(ofStages.filter(({ stage }) => stage === code)),
    })),
  });
  const byStage = joint.flatMap((span) =>
    ofStages
      .filter((suspension) => spansOf([suspension]).some((own) => overlap(span, own)))
      .map(({ stage, reason }) => ({ ...span, reason: `${stage ?? ''} ${reason}`.trim() })),
  );
  return [...named(stopping.filter(({ scope }) => scope === 'case')), ...byStage];
}
