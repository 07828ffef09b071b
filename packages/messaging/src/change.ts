import type { NewEvent } from '@haoban/contracts/decision';

/** Who caused a change and within which trace; written beside every event. */
export type Context = { readonly actor: string; readonly traceparent?: string | undefined };

/** The answer to keep for an Idempotency-Key, written in the statement that does the work. */
export type Receipt = {
  readonly route: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly status: number;
  readonly response: unknown;
};

/** The incoming event a change is the effect of. */
export type Heard = {
  readonly consumer: string;
  readonly source: string;
  readonly subject: string;
  readonly sequence: number;
};

/** A subject's row: `version` counts writes, `sequence` its events, `hash` is the head of its chain. */
export type Head<State> = {
  readonly version: number;
  readonly sequence: number;
  readonly hash: string;
  readonly state: State;
};

/** One write: the next state of a subject, the events that led there, and what must commit with them. */
export type Change<State> = {
  readonly subject: string;
  readonly region: string;
  readonly head: Head<State> | undefined;
  readonly state: State;
  readonly events: readonly NewEvent[];
  readonly context: Context;
  readonly receipt?: Receipt | undefined;
  readonly heard?: Heard | undefined;
};
