import { parentPort, workerData } from 'node:worker_threads';
import type { FactRow } from '../core/facts/fact-values.ts';
import type { Kind } from '../core/facts/subject-kinds.ts';
import { openWarehouse } from './clickhouse.ts';
import { insertFacts } from './finish-rows.ts';
import { foldSubjects } from './fold-range.ts';
import { readRange, type SubjectRange } from './rebuild-ranges.ts';
import { createReferenceStore } from './reference-store.ts';

/** What a worker is started with: the warehouse whose raw events it folds, and the database that takes the rows. */
export type FoldTask = { readonly url: string; readonly into: string };

/** What a worker says after each range; the empty first one asks for work. */
export type FoldReport = { readonly events: number; readonly rows: number };

/** The message after which a worker stores what it still holds and ends. */
export const noMoreRanges = 'no more ranges';

const rowsAtOnce = 8_000;

/** Folds the ranges that the parent hands out, one after the other, while the rows of the last ones are being stored. */
async function foldRanges({ url, into }: FoldTask, port: NonNullable<typeof parentPort>): Promise<void> {
  const warehouse = openWarehouse(url);
  const reference = createReferenceStore(warehouse);
  const waiting = new Map<Kind, FactRow[]>();
  let storing: Promise<unknown> = Promise.resolve();

  const flush = async (atLeast: number): Promise<void> => {
    for (const [kind, rows] of waiting) {
      if (rows.length < atLeast) continue;
      waiting.delete(kind);
      await storing;
      // Whole subjects into empty tables: none of them was there before.
      storing = insertFacts({ client: warehouse.client, database: into }, kind, rows, () => []);
      storing.catch(() => {});
    }
  };
  const fold = async (range: SubjectRange): Promise<FoldReport> => {
    const { events, found } = await readRange(warehouse, range);
    let folded = 0;
    const finished = foldSubjects(range.dataset, found, await reference.of(range.dataset));
    for (const [kind, rows] of finished) {
      folded += rows.length;
      const known = waiting.get(kind);
      if (known === undefined) waiting.set(kind, rows);
      else for (const row of rows) known.push(row);
    }
    await flush(rowsAtOnce);
    return { events, rows: folded };
  };

  const ask = (done: FoldReport): void => port.postMessage(done);
  ask({ events: 0, rows: 0 });
  for await (const message of messagesOf(port)) {
    if (message === noMoreRanges) break;
    ask(await fold(message));
  }
  await flush(1);
  await storing;
  await warehouse.client.close();
  port.close();
}

async function* messagesOf(
  port: NonNullable<typeof parentPort>,
): AsyncGenerator<SubjectRange | typeof noMoreRanges> {
  for (;;)
    yield await new Promise<SubjectRange | typeof noMoreRanges>(
      (resolve) => void port.once('message', resolve),
    );
}

const isTask = (value: unknown): value is FoldTask =>
  typeof value === 'object' && value !== null && 'url' in value && 'into' in value;

const task: unknown = workerData;
if (parentPort !== null && isTask(task)) await foldRanges(task, parentPort);
