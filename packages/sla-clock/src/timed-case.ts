import type { CaseClock } from './case-words.ts';
import type { NamedSpan } from './explain.ts';
import type { TimedExtension } from './grant-extensions.ts';
import type { OfficeHours } from './office-hours.ts';
import type { DaySpan } from './suspensions.ts';
import type { Term } from './term.ts';

/** A suspension in epoch milliseconds, with its reason and the clocks it stops. */
export type TimedSuspension = NamedSpan & { readonly stops: readonly CaseClock[] };

/** A stage over all its attempts, in order; the last one is open while it is active. */
export type TimedStage = {
  readonly id: string;
  readonly attempts: readonly DaySpan[];
  readonly term: Term | undefined;
  readonly suspensions: readonly TimedSuspension[];
};

/** A checked line of `haoban clock` in numbers: instants are epoch milliseconds. */
export type TimedCase = {
  readonly id: string | number;
  readonly acceptedMs: number | undefined;
  readonly receivedMs: number | undefined;
  readonly noticeMs: number | undefined;
  readonly resubmittedMs: number | undefined;
  readonly decidedMs: number | undefined;
  readonly asOfMs: number | undefined;
  readonly grantedMs: number | undefined;
  readonly dispatchedMs: number | undefined;
  readonly statutory: Term | undefined;
  readonly promised: Term | undefined;
  readonly suspensions: readonly TimedSuspension[];
  readonly extensions: readonly (TimedExtension & { readonly clocks: readonly CaseClock[] })[];
  readonly stages: readonly TimedStage[];
  readonly hours: OfficeHours | undefined;
};
