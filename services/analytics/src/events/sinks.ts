import { setTimeout as delay } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import type { Messaging } from '@haoban/messaging/runtime';
import type { NatsConnection } from '@nats-io/transport-node';
import { importSubject, streams } from '@haoban/contracts/subjects';
import type { Envelope } from '@haoban/contracts/envelope';
import { settleJudged } from '../db/judge-again.ts';
import { createRollUp, daysToSum } from '../db/roll-up.ts';
import { writeBatch, type WriteParts } from '../db/write-batch.ts';
import { inTurn } from './in-turn.ts';
import type { DeadLetterStore } from '../db/dead-letter-store.ts';
import { mirrorDeadLetters } from './dead-letters.ts';
import { sumUp } from './sum-up.ts';
import { holdLease, sinkLease } from './lease.ts';
import { durableName, newStats, startSink } from './sink.ts';
import { sinkReadings } from './sink-readings.ts';

const settleLimitMs = 600_000;

/** The sinks of the journals' stream and of the imports' stream, run by whoever holds the lease. */
export function startSinks(
  messaging: Messaging,
  toWrite: WriteParts,
  letters: DeadLetterStore,
  warn: (message: string, error: unknown) => void,
) {
  const { nc, publisher, pool } = messaging;
  const { warehouse } = toWrite;
  // One batch at a time: what a batch learns the next one is judged by.
  const turn = inTurn();
  const journals = newStats();
  const imports = newStats();
  let lastImported = 0;

  const lease = holdLease({
    pool,
    name: sinkLease,
    warn,
    work: async () => {
      const common = { nc, publisher, warn };
      toWrite.known.forget();
      return startAll([
        () =>
          startSink({
            ...common,
            stream: streams.events.name,
            stats: journals,
            store: (events) => turn(() => writeBatch(toWrite, events, true)),
          }),
        () =>
          startSink({
            ...common,
            stream: streams.imports.name,
            stats: imports,
            store: (events) => turn(() => writeBatch(toWrite, events, false)),
          }),
        () => mirrorDeadLetters(nc, letters, warn),
        () => sumUp(tidyUp(toWrite, turn), warn),
      ]);
    },
  });

  return {
    stop: lease.stop,
    /** Publishes an imported event to the stream that only analytics hears. */
    publishImport: async (event: Envelope): Promise<void> => {
      const id = `${event.dataset}/${event.revision ?? 0}/${event.id}`;
      const { seq } = await publisher.publish(importSubject(event), JSON.stringify(event), id);
      lastImported = Math.max(lastImported, seq);
    },
    /** Resolves when what was imported so far can be read in every answer. Throws after ten minutes. */
    settled: () => untilStored(nc, lastImported),
    readings: sinkReadings([journals, imports], lease.held, () => daysToSum(warehouse)),
  };
}

/** What is done every now and then: days are summed, and letters about subjects that were judged since are settled. */
function tidyUp(toWrite: WriteParts, turn: ReturnType<typeof inTurn>): () => Promise<void> {
  const rollUp = createRollUp(toWrite.warehouse);
  return async () => {
    await rollUp();
    await turn(() => settleJudged(toWrite));
  };
}

type Running = { readonly stop: () => Promise<void> };

/** Starts parts one after the other; when one does not start, those that did are stopped: nobody else may have them yet. */
async function startAll(parts: readonly (() => Promise<Running>)[]): Promise<Running> {
  const running: Running[] = [];
  const stop = async (): Promise<void> => void (await Promise.all(running.map((part) => part.stop())));
  try {
    for (const start of parts) running.push(await start());
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/** Resolves when the sink, in whatever process, has acknowledged the imports' stream up to a sequence. */
async function untilStored(nc: NatsConnection, target: number): Promise<void> {
  const until = Date.now() + settleLimitMs;
  const manager = await jetstreamManager(nc);
  const stored = async (): Promise<number> => {
    const info = await manager.consumers.info(streams.imports.name, durableName).catch(() => undefined);
    return info?.ack_floor.stream_seq ?? 0;
  };
  while ((await stored()) < target) {
    if (Date.now() > until) throw new Error('the import is published but not yet visible; it will be');
    await delay(50);
  }
}
