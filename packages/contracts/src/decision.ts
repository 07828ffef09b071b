import type { EventData, EventType } from './events/catalogue.ts';

/** An event a decision wants recorded; `time` (ISO instant) only when it did not happen now. */
export type NewEvent = { [T in EventType]: { type: T; data: EventData<T>; time?: string } }[EventType];

/** What a use case decides: the next state with its events, or a refusal's code. Refusals are values, never thrown. */
export type Decision<State, Refusal extends string = string> =
  | { readonly state: State; readonly events: readonly NewEvent[] }
  | { readonly refusal: Refusal };
