import { countedBetween } from '@haoban/sla-clock/elapsed';
import { mergeSuspensions, type DaySpan } from '@haoban/sla-clock/suspensions';
import { dayZero } from './case-clocks.ts';
import type { JudgedCase } from './case-facts.ts';
import { predecessorsOf, type Suspension } from './case-story.ts';
import { numberOf, textOf } from './read-data.ts';
import { criticalPath } from './stage-graph.ts';
import { stageRuns, type StageRun } from './stage-runs.ts';
import type { Cause } from './split-days.ts';

/** Reasons of the place that lie with the applicant or with nobody; every other one is a procedure of its own. */
const localReasons: ReadonlySet<string> = new Set([
  'applicant_correction',
  'fee_payment',
  'publicity',
  'site_survey',
  'force_majeure',
]);

/**
 * What took the working days of a closed case along its critical path: stages beyond their terms, days that local
 * reasons took off the promised clock, procedures beyond their planned length.
 */
export function delayCauses(judged: JudgedCase): Cause[] {
  const { story, at } = judged;
  const endedMs = story.ended?.timeMs ?? Infinity;
  const runs = stageRuns(judged)
    .filter(({ attempts }) => (attempts[0]?.after ?? Infinity) <= endedMs)
    .map((run) => ({ ...run, endMs: Math.min(run.endMs, endedMs) }));
  const path = criticalPath(predecessorsOf(story), runs);
  const spansOf = spansWithin(judged, path, at.dayOf(endedMs));
  return [...overruns(path), ...applicantDays(judged, spansOf), ...procedureDays(judged, spansOf)];
}

const overruns = (path: readonly StageRun[]): Cause[] =>
  path.flatMap(({ org, basis, term, elapsed }) =>
    basis === 'wd' && term >= 0 && elapsed > term ? { kind: 'stage', cause: org, days: elapsed - term } : [],
  );

type SpansOf = (suspension: Suspension) => readonly DaySpan[];

/** The local days (after, upTo] of a suspension within its stage, if that is on the path, or within the whole case. */
function spansWithin(judged: JudgedCase, path: readonly StageRun[], endedDay: number): SpansOf {
  const { story, at } = judged;
  const inDays = (ms: number): number => Math.min(at.dayOf(ms), endedDay);
  const windows = new Map([['', [{ after: dayZero(story, at) ?? endedDay, upTo: endedDay }]]]);
  for (const { stage, attempts } of path) {
    windows.set(
      stage,
      attempts.map(({ after, upTo }) => ({ after: inDays(after), upTo: inDays(upTo) })),
    );
  }
  return ({ stage, startMs, endMs }) => {
    const [from, to] = [at.dayOf(startMs), endMs === Infinity ? endedDay : at.dayOf(endMs)];
    return (windows.get(stage) ?? []).map(({ after, upTo }) => ({
      after: Math.max(after, from),
      upTo: Math.min(upTo, to),
    }));
  };
}

const daysOf = ({ at: { office } }: JudgedCase, spans: readonly DaySpan[]): number =>
  mergeSuspensions(spans).reduce(
    (sum, { after, upTo }) => sum + countedBetween(office.calendar, after, upTo),
    0,
  );

const reasonOf = ({ start }: Suspension): string => textOf(start.data, 'reason');

// Days of one reason count once however many suspensions bear it (rule 2: the union, never the sum).
function applicantDays(judged: JudgedCase, spansOf: SpansOf): Cause[] {
  const local = judged.story.suspensions.filter(
    (one) => localReasons.has(reasonOf(one)) && one.stops.includes('promised'),
  );
  return [...Map.groupBy(local, reasonOf)].map(([cause, suspensions]) => ({
    kind: 'applicant',
    cause,
    days: daysOf(judged, suspensions.flatMap(spansOf)),
  }));
}

const procedureDays = (judged: JudgedCase, spansOf: SpansOf): Cause[] =>
  judged.story.suspensions
    .filter((one) => !localReasons.has(reasonOf(one)))
    .map((one) => ({
      kind: 'procedure',
      cause: reasonOf(one),
      days: Math.max(0, daysOf(judged, spansOf(one)) - (numberOf(one.start.data, 'plannedDays') ?? 0)),
    }));
