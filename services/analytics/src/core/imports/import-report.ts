import { Type, type Static } from 'typebox';
import type { Refused } from './case-record.ts';

const Count = Type.Integer({ minimum: 0 });
const optional = Type.Optional;

/** What an import did. `taken + duplicates` = `read.events`; `revision` is the instant of the snapshot (ms). */
export const ImportReport = Type.Object({
  dataset: Type.String(),
  format: Type.Enum(['events', 'csv', 'xes']),
  revision: optional(Type.Integer()),
  read: Type.Object({ lines: optional(Count), rows: optional(Count), cases: optional(Count), events: Count }),
  taken: Count,
  duplicates: Count,
  refusedCount: Count,
  refused: Type.Array(Type.Object({ line: Count, reason: Type.String() }), { description: 'the first 1,000' }),
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

const maxKept = 1_000;

/** Notes a refusal in a report that is being written. */
export function noteRefusal(report: ImportReport, { line, reason }: Refused): void {
  report.refusedCount += 1;
  if (report.refused.length < maxKept) report.refused.push({ line, reason });
}
