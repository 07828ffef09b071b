import type { Readable } from 'node:stream';
import { eventCells, eventColumns } from '../../core/exports/event-cells.ts';
import { eventLine } from '../../core/exports/event-line.ts';
import { safeCell } from '../../core/exports/safe-cell.ts';
import {
  begunWithin,
  eventsWithin,
  isCase,
  type Period,
  type SubjectEvents,
} from '../../core/exports/stored-event.ts';
import { xesHead, xesTail, xesTrace } from '../../core/exports/xes-log.ts';
import type { Cells, Exports, ExportScope } from '../../db/export-rows.ts';
import { csvText } from './csv-text.ts';
import { subjectsOf } from './subjects-of.ts';
import { writeOcel } from './write-ocel.ts';

/** What a data set is written as. */
export const exportFormats = ['events', 'csv', 'xes', 'ocel', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a table has a row of. */
export const exportRows = ['case', 'event'] as const;

/** What is exported: which part of which data set, how, and for tables a row of what. */
export type ExportRequest = {
  readonly format: ExportFormat;
  readonly rows: (typeof exportRows)[number];
  readonly scope: ExportScope;
};

/** What an export needs of the service around it. */
export type ExportParts = { readonly store: Exports; readonly spoolDir: string };

const chunkLength = 64 * 1024;
const byteOrderMark = '\uFEFF';

async function* inChunks(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const text of texts) {
    chunk += text;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

type Cut = (subject: SubjectEvents, period: Period) => SubjectEvents;

async function* cut(subjects: AsyncIterable<SubjectEvents>, by: Cut, period: Period) {
  for await (const subject of subjects) {
    const rest = by(subject, period);
    if (rest.events.length > 0) yield rest;
  }
}

async function* casesAlone(subjects: AsyncIterable<SubjectEvents>) {
  for await (const subject of subjects) if (isCase(subject)) yield subject;
}

async function* writeLines(subjects: AsyncIterable<SubjectEvents>, dataset: string) {
  for await (const { events } of subjects) yield events.map((event) => eventLine(dataset, event)).join('');
}

async function* writeXes(cases: AsyncIterable<SubjectEvents>, dataset: string) {
  yield xesHead(dataset);
  for await (const each of cases) yield xesTrace(each);
  yield xesTail;
}

async function* writeEventRows(cases: AsyncIterable<SubjectEvents>) {
  yield byteOrderMark + csvText([eventColumns]);
  for await (const { events } of cases) yield csvText(events.map(eventCells));
}

async function* writeCaseRows(rows: AsyncIterable<Cells>) {
  yield byteOrderMark;
  for await (const row of rows)
    yield csvText([row.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell))]);
}

/**
 * Writes a part of a data set, streaming: memory holds one subject, whatever the size. What lists events (events, and
 * tables of them) is cut by the time of each event, so that files of adjoining periods add up; what holds whole cases
 * (XES, OCEL, tables of cases) has those that began in the period.
 */
export async function writeExport(
  { format, rows, scope }: ExportRequest,
  { store, spoolDir }: ExportParts,
): Promise<Readable | AsyncGenerator<string>> {
  const subjects = (by: Cut) => cut(subjectsOf(store.events(scope)), by, scope);
  switch (format) {
    case 'events':
      return inChunks(writeLines(subjects(eventsWithin), scope.dataset));
    case 'xes':
      return inChunks(
        writeXes(cut(casesAlone(subjectsOf(store.events(scope))), begunWithin, scope), scope.dataset),
      );
    case 'ocel':
      return inChunks(writeOcel(subjects(begunWithin), spoolDir));
    case 'csv':
      if (rows === 'case') return inChunks(writeCaseRows(store.cases(scope)));
      return inChunks(writeEventRows(casesOfPeriod(subjectsOf(store.events(scope)), scope)));
    case 'parquet':
      return rows === 'case' ? store.casesAsParquet(scope) : store.eventsAsParquet(scope);
  }
}

// Whether a subject is a case shows in all its events, not in those of a period.
const casesOfPeriod = (subjects: AsyncIterable<SubjectEvents>, period: Period) =>
  cut(casesAlone(subjects), eventsWithin, period);
