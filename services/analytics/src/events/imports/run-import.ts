import { createHash } from 'node:crypto';
import { canonicalJson } from '@haoban/contracts/canonical-json';
import type { Envelope } from '@haoban/contracts/envelope';
import type { ImportProgress, ImportReport } from '@haoban/contracts/import-answer';
import type { ImportMap } from '@haoban/contracts/import-map';
import { createStamp } from '../../core/imports/draft-events.ts';
import { noteFlag, noteRefusal } from '../../core/imports/note-refusal.ts';
import { draftFile } from './draft-file.ts';
import { ImportRefused } from './import-refused.ts';
import { publishSpool, type Publishing } from './publish-spool.ts';
import { readContent, type Format } from './read-content.ts';
import { openSpool, type Spool } from './spool.ts';

const progressEveryMs = 250;

/** What an import needs of the service around it. */
export type ImportParts = Publishing & {
  /**
   * Whether a data set takes files read by this map: it has no map yet (`claimed`), has this one, or another.
   * Only with `keep` does the data set remember the map.
   */
  readonly claimDataSet: (
    dataset: string,
    mapHash: string,
    keep: boolean,
  ) => Promise<'claimed' | 'same' | 'other'>;
  /** Resolves when everything published has become visible. */
  readonly settled: () => Promise<void>;
  readonly spoolDir: string;
  /** Limit of the unpacked file in bytes; none when absent. */
  readonly maxBytes?: number;
};

/** One file to import; `asOfMs` is the instant of the snapshot, by default the latest time of the file. */
export type ImportRequest = {
  readonly dataset: string;
  readonly map: ImportMap | undefined;
  readonly asOfMs: number | undefined;
  readonly dryRun: boolean;
  readonly content: AsyncIterable<Uint8Array>;
};

/** SHA-256 of a map's canonical JSON, or `none` without a map: what a data set remembers of its first import. */
const mapHash = (map: ImportMap | undefined): string =>
  map === undefined ? 'none' : createHash('sha256').update(canonicalJson(map)).digest('hex');

/** Throws `import_map_other` when the data set was begun with another map. */
export async function requireMap(
  parts: ImportParts,
  request: Pick<ImportRequest, 'dataset' | 'map'>,
  keep: boolean,
): Promise<void> {
  if ((await parts.claimDataSet(request.dataset, mapHash(request.map), keep)) !== 'other') return;
  throw new ImportRefused('import_map_other', 'map', `is not the one ${request.dataset} was begun with`);
}

/**
 * Imports a file in two passes: the first reads, checks and spools all of it, the second publishes. A file that
 * breaks anywhere throws `ImportRefused` with nothing published; an outage while publishing throws `unavailable`,
 * and importing the same file again completes it.
 */
export async function runImport(
  request: ImportRequest,
  parts: ImportParts,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportReport> {
  const progress: ImportProgress = { phase: 'reading', events: 0 };
  const timer = setInterval(() => onProgress({ ...progress }), progressEveryMs);
  const spool = await openSpool(parts.spoolDir);
  try {
    const { report, latestMs } = await readFile(request, parts, spool, progress);
    progress.phase = 'publishing';
    progress.total = progress.events;
    progress.events = 0;
    await publishFile(request, parts, spool, { report, latestMs, progress });
    return report;
  } finally {
    clearInterval(timer);
    await spool.close();
  }
}

const newReport = (dataset: string, format: Format, dryRun: boolean): ImportReport => ({
  dataset,
  format,
  read: { events: 0 },
  taken: 0,
  duplicates: 0,
  refusedCount: 0,
  refused: [],
  flaggedCount: 0,
  flagged: [],
  dryRun,
});

async function readFile(
  request: ImportRequest,
  parts: ImportParts,
  spool: Spool,
  progress: ImportProgress,
): Promise<{ report: ImportReport; latestMs: number }> {
  const { dataset, map, dryRun, content } = request;
  const { format, texts } = await readContent(content, parts.maxBytes ?? Number.POSITIVE_INFINITY);
  const report = newReport(dataset, format, dryRun);
  let latestMs = Number.NEGATIVE_INFINITY;
  const take = async (events: readonly Envelope[]): Promise<void> => {
    for (const event of events) {
      latestMs = Math.max(latestMs, Date.parse(event.time));
      await spool.write(event);
    }
    report.read.events += events.length;
    progress.events = report.read.events;
  };
  try {
    for await (const draft of draftFile[format]({
      dataset,
      texts,
      map,
      spoolDir: parts.spoolDir,
      read: report.read,
    })) {
      if ('reason' in draft) noteRefusal(report, draft);
      else await take(draft.events);
      if ('flag' in draft && draft.flag !== undefined) noteFlag(report, draft.flag);
    }
  } finally {
    // A reader that refuses before its first text would leave the source held.
    await texts.return(undefined);
  }
  return { report, latestMs };
}

async function publishFile(
  request: ImportRequest,
  parts: ImportParts,
  spool: Spool,
  { report, latestMs, progress }: { report: ImportReport; latestMs: number; progress: ImportProgress },
): Promise<void> {
  if (report.read.events === 0) return;
  const { dryRun } = request;
  if (!dryRun) await requireMap(parts, request, true);
  const revision = request.asOfMs ?? latestMs;
  const isSnapshot = report.format !== 'events';
  if (isSnapshot) report.revision = revision;
  const count = (taken: number, duplicates: number): void => {
    report.taken += taken;
    report.duplicates += duplicates;
    progress.events = report.taken + report.duplicates;
  };
  const { knownIds, publish } = parts;
  const finish = isSnapshot ? createStamp(revision) : undefined;
  await guard(() =>
    publishSpool(spool, finish ?? ((event) => event), dryRun ? { knownIds } : { knownIds, publish }, count),
  );
  progress.phase = 'settling';
  if (!dryRun) await guard(parts.settled);
}

/** Names what fails around us while publishing: the file is right, and the import may be repeated. */
async function guard(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    throw new ImportRefused('unavailable', 'file', 'could not be published to its end; import it again', {
      cause: error,
    });
  }
}
