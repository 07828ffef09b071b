import type { Envelope } from '@haoban/contracts/envelope';
import type { ImportReport } from '@haoban/contracts/import-answer';
import type { ImportMap } from '@haoban/contracts/import-map';
import type { CaseRecord, Refused } from '../../core/imports/case-record.ts';
import { defaultMaps } from '../../core/imports/default-map.ts';
import { draftEvents } from '../../core/imports/draft-events.ts';
import { eventOfLine } from '../../core/imports/event-of-line.ts';
import { createRepetitionCheck } from '../../core/imports/repeated-cases.ts';
import { snapshotOfCase } from '../../core/imports/snapshot-of-case.ts';
import { ImportRefused } from './import-refused.ts';
import type { Format } from './read-content.ts';
import { readCsv } from './read-csv.ts';
import { readXes } from './read-xes.ts';
import { textLines } from './text-lines.ts';

const maxLineLength = 1024 * 1024;

/** The events of one line or case, or why there are none. */
export type Draft = { readonly events: readonly Envelope[] } | Refused;

/** A file being read: its texts, the map given with it, and the counters of its report. */
export type DraftSource = {
  readonly dataset: string;
  readonly texts: AsyncIterable<string>;
  readonly map: ImportMap | undefined;
  readonly spoolDir: string;
  readonly read: ImportReport['read'];
};

/** The reader of each format: a stream of finished events (event files) or drafts (logs), case by case. */
export const draftFile: Readonly<Record<Format, (source: DraftSource) => AsyncGenerator<Draft>>> = {
  events: draftLines,
  xes: (source) => draftCases(source, source.map ?? defaultMaps.xes, readXes(source.texts)),
  csv: (source) => {
    const map = source.map ?? defaultMaps.csv;
    const countRow = (): void => {
      source.read.rows = (source.read.rows ?? 0) + 1;
    };
    return draftCases(source, map, readCsv(source.texts, map, { spoolDir: source.spoolDir, countRow }));
  },
};

async function* draftLines({ dataset, texts, map, read }: DraftSource): AsyncGenerator<Draft> {
  if (map !== undefined)
    throw new ImportRefused('import_map_invalid', '/', 'says nothing about a file of events: leave it out');
  read.lines = 0;
  for await (const { line, text, tooLong } of textLines(texts, maxLineLength)) {
    if (text.trim() === '') continue;
    read.lines += 1;
    const result = tooLong
      ? { reason: `the line is over ${maxLineLength} characters` }
      : eventOfLine(dataset, text);
    yield 'reason' in result ? { line, reason: result.reason } : { events: [result.event] };
  }
}

async function* draftCases(
  { dataset, read }: DraftSource,
  map: ImportMap,
  records: AsyncIterable<CaseRecord | Refused>,
): AsyncGenerator<Draft> {
  const mayJoin = createRepetitionCheck();
  const place = { dataset, zone: map.zone };
  read.cases = 0;
  for await (const record of records) {
    if ('reason' in record) {
      yield record;
      continue;
    }
    read.cases += 1;
    const snapshot = snapshotOfCase(record, map);
    const result = 'reason' in snapshot ? snapshot : draftEvents(place, snapshot.subject, snapshot.events);
    if ('reason' in result) yield { line: record.line, reason: result.reason };
    else if (mayJoin(result.drafts[0]?.subject ?? '', result.drafts)) yield { events: result.drafts };
    else yield { line: record.line, reason: 'the case stands in the file before, with other content' };
  }
}
