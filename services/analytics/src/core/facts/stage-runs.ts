import { elapsedDays } from '@haoban/sla-clock/elapsed';
import { parseInstant } from '@haoban/sla-clock/local-date';
import { workingMs } from '@haoban/sla-clock/office-hours';
import type { DaySpan } from '@haoban/sla-clock/suspensions';
import { daySpans } from '@haoban/sla-clock/timed-clock';
import type { JudgedCase } from './case-facts.ts';
import type { Attempt, Stretch } from './case-story.ts';
import { numberOf, recordOf, recordsOf, textOf } from './read-data.ts';
import { basisOf, type Basis } from './term-basis.ts';

/** A stage over all its attempts; `term` and `elapsed` are in the unit of `basis`. */
export type StageRun = {
  readonly stage: string;
  /** Of its last attempt. */
  readonly org: string;
  /** In order; what runs on ends with its case, and lasts no time while that is open. */
  readonly attempts: readonly DaySpan[];
  /** The last end of an attempt, of a stage that runs on that of its case (Infinity while that is open). */
  readonly endMs: number;
  readonly isCompleted: boolean;
  /** Its own suspensions in epoch milliseconds, whichever clocks of the case they stop. */
  readonly suspensions: readonly DaySpan[];
  /** Of its own term, else of its case; empty where neither has one. */
  readonly basis: Basis | '';
  /** -1 without one. */
  readonly term: number;
  readonly elapsed: number;
};

type Data = Readonly<Record<string, unknown>> | undefined;

/** The stages of a case that had an attempt, in the order of their first starts. */
export function stageRuns(judged: JudgedCase): StageRun[] {
  const { attempts, suspensions, item } = judged.story;
  if (attempts.length === 0) return [];
  const definitions = new Map(recordsOf(item, 'stages').map((stage) => [textOf(stage, 'code'), stage]));
  const standstills = Map.groupBy(suspensions, ({ stage }) => stage);
  return [...Map.groupBy(attempts, ({ stage }) => stage)]
    .map(([stage, given]) =>
      stageRun(judged, stage, given, {
        defined: definitions.get(stage),
        suspensions: (standstills.get(stage) ?? []).map(spanOf),
      }),
    )
    .toSorted((a, b) => startOf(a) - startOf(b) || (a.stage < b.stage ? -1 : 1));
}

const startOf = ({ attempts }: StageRun): number => attempts[0]?.after ?? 0;

const spanOf = ({ startMs, endMs }: Stretch): DaySpan => ({
  after: startMs,
  upTo: Math.max(startMs, endMs),
});

function stageRun(
  judged: JudgedCase,
  stage: string,
  given: readonly Attempt[],
  { defined, suspensions }: { readonly defined: Data; readonly suspensions: readonly DaySpan[] },
): StageRun {
  const { story, basis: ofCase } = judged;
  const ordered = given.toSorted((a, b) => a.attempt - b.attempt || a.startMs - b.startMs);
  const caseEndMs = story.ended?.timeMs ?? Infinity;
  const endOf = ({ endMs }: Attempt): number => (endMs === Infinity ? caseEndMs : endMs);
  const last = ordered.at(-1)?.event.data;
  const org = textOf(last, 'org');
  const term = termOf(ordered) ?? recordOf(defined, 'term');
  const own = basisOf(term);
  const run = {
    stage,
    org: org === '' ? textOf(defined, 'org') : org,
    attempts: ordered.map((one) => ({ after: one.startMs, upTo: lastedUntil(one, caseEndMs) })),
    endMs: Math.max(...ordered.map(endOf)),
    isCompleted: ordered.every(({ endMs }) => endMs !== Infinity),
    suspensions,
    basis: own === '' ? ofCase : own,
    term: own === '' ? -1 : amountOf(term, own, ordered[0]?.startMs ?? 0),
  };
  return { ...run, elapsed: stageElapsed(judged, run, run.basis) };
}

// An end before its start, which only foreign data has, is kept: durations of imports may be negative.
function lastedUntil({ startMs, endMs }: Attempt, caseEndMs: number): number {
  if (endMs !== Infinity) return endMs;
  return caseEndMs === Infinity ? startMs : Math.max(startMs, caseEndMs);
}

// The last attempt that says one: the term may change with a rework.
const termOf = (attempts: readonly Attempt[]): Data =>
  attempts.map(({ event }) => recordOf(event.data, 'term')).findLast((term) => term !== undefined);

function amountOf(term: Data, basis: Basis, startMs: number): number {
  if (basis === 'natural') return parseInstant(textOf(term, 'due')) - startMs;
  if (textOf(term, 'unit') === 'IMMEDIATE') return 0;
  return Math.round((numberOf(term, 'n') ?? 0) * (basis === 'wh' ? 60 : 1));
}

/**
 * The time of a stage's attempts added up, without its own suspensions (rule 8): days, minutes of office time or, of
 * imports with absolute limits, exact milliseconds. Time between two attempts is nobody's.
 */
export function stageElapsed(
  { at: { office, zone, dayOf } }: JudgedCase,
  { attempts, suspensions }: Pick<StageRun, 'attempts' | 'suspensions'>,
  basis: Basis | '',
): number {
  const sum = (timeOf: (attempt: DaySpan) => number): number =>
    attempts.reduce((total, attempt) => total + timeOf(attempt), 0);
  if (basis === 'natural') return sum(({ after, upTo }) => upTo - after);
  if (basis === 'wh') {
    return Math.floor(sum(({ after, upTo }) => workingMs(office, after, upTo, suspensions)) / 60_000);
  }
  const unit = basis === 'nd' ? 'ND' : 'WD';
  const removed = daySpans(suspensions, zone);
  return sum(({ after, upTo }) => elapsedDays(office.calendar, unit, dayOf(after), dayOf(upTo), removed));
}
