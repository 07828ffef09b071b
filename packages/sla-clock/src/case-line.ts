import type { CaseClock, SuspensionReason } from './case-words.ts';
import type { ExplainedDay } from './explain.ts';
import type { ExtensionKind } from './grant-extensions.ts';
import type { Review } from './review.ts';
import type { Term } from './term.ts';
import type { Judgement } from './timed-clock.ts';

/** A suspension of a line; open without `end`. */
export type LineSuspension = {
  readonly start: string;
  readonly end?: string;
  readonly reason: SuspensionReason;
  readonly stops: readonly CaseClock[];
};

/** A stage of a line; an id given again is a further attempt. Its suspensions stop both clocks unless they say which. */
export type LineStage = {
  readonly id: string;
  readonly after?: readonly string[];
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly term?: Term;
  readonly suspensions?: readonly (Pick<LineSuspension, 'start' | 'end'> & Partial<LineSuspension>)[];
};

/** A case as `haoban clock` reads it, one JSON line each; instants are RFC 3339 texts. */
export type CaseLine = {
  readonly id: string | number;
  readonly acceptedAt?: string;
  readonly statutory?: Term;
  readonly promised?: Term;
  readonly suspensions?: readonly LineSuspension[];
  readonly extensions?: readonly {
    readonly approvedAt: string;
    readonly days: number;
    readonly clocks: readonly CaseClock[];
    readonly kind?: ExtensionKind;
  }[];
  readonly decidedAt?: string;
  readonly asOf?: string;
  readonly receivedAt?: string;
  readonly noticeAt?: string;
  readonly resubmittedAt?: string;
  readonly stages?: readonly LineStage[];
  readonly grantedAt?: string;
  readonly dispatchedAt?: string;
  readonly hours?: readonly (readonly string[])[];
};

/** A judged clock; with its days where an explanation was asked for. */
export type ClockAnswer = Judgement & { days?: ExplainedDay[] };

/** A judged stage over all its attempts; without a term it has no due date. */
export type StageAnswer = { id: string; attempts: number; day0: string } & ClockAnswer;

/**
 * What `haoban clock` answers to a line; `day0` is null while the filing is neither accepted nor deemed so. The review
 * clock and the calendar with its coverage belong to an explanation.
 */
export type CaseAnswer = {
  id: string | number;
  day0: string | null;
  deemed?: true;
  workingMinutes: number;
  statutory?: ClockAnswer;
  promised?: ClockAnswer;
  stages?: StageAnswer[];
  delivery?: ClockAnswer;
  rectification?: { sign: ClockAnswer; verify: ClockAnswer; simple: ClockAnswer; complex: ClockAnswer };
  review?: Review;
  calendar?: { calendarId: string; version: number; coverage: { from: string; to: string } };
};
