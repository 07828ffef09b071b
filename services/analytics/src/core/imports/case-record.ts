/** A named value of a foreign log: attribute of a trace or event, cell of a row. */
export type Attributes = ReadonlyMap<string, string>;

/** An event of a foreign log; `line` is where it stands in the file, from 1. */
export type EventRecord = { readonly line: number; readonly attributes: Attributes };

/** A case of a foreign log (a trace, a case row, or the rows of one case) before any map is applied. */
export type CaseRecord = EventRecord & { readonly events: readonly EventRecord[] };

/** What can't be taken, and why, in one sentence. */
export type Refused = { readonly line: number; readonly reason: string };

/** What a log says happened, in the suite's words but not yet checked. */
export type SaidEvent = { readonly type: string; readonly data: object };
export type TimedEvent = SaidEvent & { readonly time: string };
