import type { Envelope } from '@haoban/contracts/envelope';
import type { ImportReport } from '@haoban/contracts/import-answer';
import type { ImportMap } from '@haoban/contracts/import-map';
import type { CaseRecord, Refused } from '../../core/imports/case-record.ts';
import { defaultMaps } from '../../core/imports/default-map.ts';
import { draftEvents } from '../../core/imports/draft-events.ts';
import { eventOfLine } from '../../core/imports/event-of-line.ts';
import { createRepetitionCheck } from '../../core/imports/repeated-cases.ts';
import { negativeDuration } from '../../core/imports/negative-duration.ts';
import { snapshotOfCase } from '../../core/imports/snapshot-of-case.ts';
import { ImportRefused } from './import-refused.ts';
import type { Format } from './read-content.ts';
import { readCsv } from './read-csv.ts';
import { readOcel } from './read-ocel.ts';
import { readXes } from './read-xes.ts';
import { textLines } from './text-lines.ts';

const maxLineLength = 1024 * 1024;

/** The events of one line or case, with a flag where they look wrong; or why there are none. */
export type Draft = { readonly events: readonly Envelope[]; readonly flag?: Refused } | Refused;

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
  ocel: (source) => {
    const map = source.map ?? defaultMaps.ocel;
    return draftCases(source, map, readOcel(source.texts, map, source.spoolDir));
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
  read.cases = 0;
  for await (const record of records) {
    if ('reason' in record) {
      yield record;
      continue;
    }
    read.cases += 1;
    const snapshot = snapshotOfCase(record, map);
    const { line } = record;
    if ('reason' in snapshot) {
      yield { line, reason: snapshot.reason };
      continue;
    }
    const { subject, region, zone, events } = snapshot;
    const result = draftEvents({ dataset, region, zone }, subject, events);
    const odd = negativeDuration(events);
    if ('reason' in result) yield { line, reason: result.reason };
    else if (mayJoin(subject, result.drafts))
      yield { events: result.drafts, ...(odd === undefined ? {} : { flag: { line, reason: odd } }) };
    else yield { line, reason: 'the case stands in the file before, with other content' };
  }
}
