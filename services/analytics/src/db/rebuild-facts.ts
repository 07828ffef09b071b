import { Worker } from 'node:worker_threads';
import type { Warehouse } from './clickhouse.ts';
import { subjectRanges, type SubjectRange } from './rebuild-ranges.ts';
import { noMoreRanges, type FoldReport, type FoldTask } from './rebuild-worker.ts';

const eventsAtOnce = 40_000;
const workerFile = new URL('rebuild-worker.ts', import.meta.url);

/** How far the fold has come. */
export type FoldProgress = {
  readonly events: number;
  readonly rows: number;
  readonly ranges: number;
  readonly of: number;
};

/**
 * Folds all raw events of a warehouse into the fact tables of another database, whole subjects at a time, in threads
 * that take the next range when they are done with one. Memory does not grow with the number of events. Throws what a
 * worker threw.
 */
export async function foldEverything(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  task: FoldTask,
  threads: number,
  progress: (done: FoldProgress) => void,
): Promise<FoldProgress> {
  const ranges = await subjectRanges(warehouse, eventsAtOnce);
  const waiting = [...ranges];
  let done: FoldProgress = { events: 0, rows: 0, ranges: 0, of: ranges.length };
  const take = ({ events, rows }: FoldReport): SubjectRange | undefined => {
    const ended = rows > 0 || events > 0 ? 1 : 0;
    done = { ...done, events: done.events + events, rows: done.rows + rows, ranges: done.ranges + ended };
    if (ended > 0) progress(done);
    return waiting.shift();
  };
  const workers = Array.from({ length: threads }, () => new Worker(workerFile, { workerData: task }));
  try {
    await Promise.all(workers.map((worker) => untilDone(worker, take)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return done;
}

const untilDone = (worker: Worker, take: (report: FoldReport) => SubjectRange | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.on('message', (report: FoldReport) => worker.postMessage(take(report) ?? noMoreRanges));
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a fold worker ended with ${code}`)),
    );
  });
