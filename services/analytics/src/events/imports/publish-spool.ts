import type { Envelope } from '@haoban/contracts/envelope';
import { checkEvent } from '@haoban/contracts/event-check';
import { createIdSet } from '../../core/imports/id-set.ts';
import type { Spool } from './spool.ts';

const batchSize = 1_000;

/** Where finished events go. */
export type Publishing = {
  /** Which of at most 1,000 events are stored already. */
  readonly knownIds: (events: readonly Envelope[]) => Promise<ReadonlySet<string>>;
  readonly publish: (event: Envelope) => Promise<unknown>;
};

/**
 * Finishes the spooled events, and publishes those that neither stand in the file before nor are stored already, at
 * most 1,000 in flight; `publish` absent only counts. `onBatch` hears how many new and repeated ones a batch had.
 */
export async function publishSpool(
  spool: Spool,
  finish: (draft: Envelope) => Envelope,
  to: Omit<Publishing, 'publish'> & Partial<Publishing>,
  onBatch: (taken: number, duplicates: number) => void,
): Promise<void> {
  const inFile = createIdSet();
  let batch: Envelope[] = [];
  let repeated = 0;
  const send = async (): Promise<void> => {
    const known = await to.knownIds(batch);
    const fresh = batch.filter(({ id }) => !known.has(id));
    if (to.publish !== undefined) await Promise.all(fresh.map(to.publish));
    onBatch(fresh.length, batch.length - fresh.length + repeated);
    batch = [];
    repeated = 0;
  };
  for await (const text of spool.texts()) {
    const draft = checkEvent(JSON.parse(text));
    if ('error' in draft) throw new TypeError(`the spool holds no event: ${draft.error}`);
    const event = finish(draft.event);
    if (inFile.add(event.id)) batch.push(event);
    else repeated += 1;
    if (batch.length === batchSize) await send();
  }
  if (batch.length > 0) await send();
  else onBatch(0, repeated);
}
