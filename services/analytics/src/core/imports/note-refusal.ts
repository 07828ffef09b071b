import type { ImportReport } from '@haoban/contracts/import-answer';
import type { Refused } from './case-record.ts';

const maxKept = 1_000;

/** Notes a refusal in a report that is being written. */
export function noteRefusal(report: ImportReport, { line, reason }: Refused): void {
  report.refusedCount += 1;
  if (report.refused.length < maxKept) report.refused.push({ line, reason });
}

/** Notes a case that is taken though it looks wrong. */
export function noteFlag(report: ImportReport, { line, reason }: Refused): void {
  report.flaggedCount += 1;
  if (report.flagged.length < maxKept) report.flagged.push({ line, reason });
}
