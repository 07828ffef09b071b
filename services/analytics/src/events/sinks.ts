import { setTimeout as delay } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import type { Messaging } from '@haoban/messaging/runtime';
import type { NatsConnection } from '@nats-io/transport-node';
import { importSubject, streams } from '@haoban/contracts/subjects';
import type { Envelope } from '@haoban/contracts/envelope';
import type { Warehouse } from '../db/clickhouse.ts';
import { writeBatch } from '../db/write-batch.ts';
import { createZoneTable } from '../db/zone-table.ts';
import { mirrorDeadLetters } from './dead-letters.ts';
import { holdLease } from './lease.ts';
import { durableName, startSink, type SinkStats } from './sink.ts';

const settleLimitMs = 600_000;
const newStats = (): SinkStats => ({ stored: 0, buried: 0, batches: 0 });

/** The sinks of the journals' stream and of the imports' stream, run by whoever holds the lease. */
export function startSinks(
  messaging: Messaging,
  warehouse: Warehouse,
  warn: (message: string, error: unknown) => void,
) {
  const { nc, publisher, pool } = messaging;
  const zones = createZoneTable(warehouse);
  const journals = newStats();
  const imports = newStats();
  let lastImported = 0;

  const lease = holdLease({
    pool,
    name: 'haoban analytics sink',
    warn,
    work: async () => {
      const common = { nc, publisher, warn };
      const running = await Promise.all([
        startSink({
          ...common,
          stream: streams.events.name,
          stats: journals,
          store: (events) => writeBatch(warehouse, zones, events, true),
        }),
        startSink({
          ...common,
          stream: streams.imports.name,
          stats: imports,
          store: (events) => writeBatch(warehouse, zones, events, false),
        }),
        mirrorDeadLetters(nc, warehouse, warn),
      ]);
      return { stop: async () => void (await Promise.all(running.map(({ stop }) => stop()))) };
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
    readings: sinkReadings(journals, imports, lease.held),
  };
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

/** The metrics of the sinks. */
const sinkReadings = (journals: SinkStats, imports: SinkStats, held: () => boolean) => [
  {
    name: 'haoban_sink_stored',
    help: 'events stored, repeated ones included',
    read: () => journals.stored + imports.stored,
  },
  { name: 'haoban_sink_batches', help: 'batches stored', read: () => journals.batches + imports.batches },
  {
    name: 'haoban_sink_buried',
    help: 'messages that were no events',
    read: () => journals.buried + imports.buried,
  },
  {
    name: 'haoban_sink_leading',
    help: '1 when this process feeds the warehouse',
    read: () => Number(held()),
  },
];
