import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { Problem } from './problem.ts';

const Count = Type.Integer({ minimum: 0 });
const optional = Type.Optional;

const Noted = Type.Array(Type.Object({ line: Count, reason: Type.String() }), {
  description: 'the first 1,000',
});

/**
 * What an import did. `taken + duplicates` = `read.events`; `revision` is the instant of the snapshot (ms). What is
 * `flagged` was taken although it looks wrong: a case decided before it was accepted.
 */
export const ImportReport = Type.Object({
  dataset: Type.String(),
  format: Type.Enum(['events', 'csv', 'xes', 'ocel']),
  revision: optional(Type.Integer()),
  read: Type.Object({ lines: optional(Count), rows: optional(Count), cases: optional(Count), events: Count }),
  taken: Count,
  duplicates: Count,
  refusedCount: Count,
  refused: Noted,
  flaggedCount: Count,
  flagged: Noted,
  dryRun: Type.Boolean(),
});
export type ImportReport = Static<typeof ImportReport>;

/** How far an import is; `total` is known once the file is read. */
export const ImportProgress = Type.Object({
  phase: Type.Enum(['reading', 'publishing', 'settling']),
  events: Count,
  total: optional(Count),
});
export type ImportProgress = Static<typeof ImportProgress>;

/** One line of an import's answer: progress while it runs, and last the report or what went wrong. */
export const ImportLine = Type.Union([
  Type.Object({ progress: ImportProgress }),
  Type.Object({ report: ImportReport }),
  Type.Object({ problem: Problem }),
]);
export type ImportLine = Static<typeof ImportLine>;

const checker = Compile(ImportLine);

/** The line when the value is one; throws a TypeError otherwise. */
export function readImportLine(value: unknown): ImportLine {
  if (!checker.Check(value)) throw new TypeError('the answer is not that of an import');
  return value;
}
