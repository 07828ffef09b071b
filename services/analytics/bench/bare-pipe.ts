import {
  jetstream,
  jetstreamManager,
  AckPolicy,
  RetentionPolicy,
  StorageType,
  type JsMsg,
} from '@nats-io/jetstream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Envelope } from '@haoban/contracts/envelope';
import { rawColumns } from '../src/core/event-rows.ts';
import { insertRows } from '../src/db/insert-rows.ts';
import type { Pipeline } from './start-pipeline.ts';

const stream = 'BARE';
const batchSize = 4_000;
const gatherMs = 40;

/**
 * The least that brings a journal to ClickHouse: read and publish in a process, consume in this one, insert the raw rows into a
 * table of the same shape, acknowledge. Resolves with how long it took, in ms.
 */
export async function runBarePipe(pipeline: Pipeline, count: number): Promise<number> {
  const { nc, warehouse } = pipeline;
  await warehouse.client.command({ query: 'create table bare_events as raw_events_v1' });
  const manager = await jetstreamManager(nc);
  await manager.streams.add({
    name: stream,
    subjects: ['bare.>'],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    duplicate_window: 120 * 1_000_000_000,
  });
  await manager.consumers.add(stream, {
    durable_name: 'bare',
    ack_policy: AckPolicy.All,
    max_ack_pending: -1,
  });
  const consumer = await jetstream(nc).consumers.get(stream, 'bare');
  const startedMs = performance.now();
  const messages = await consumer.consume({ max_messages: 2 * batchSize });
  const waiting: JsMsg[] = [];
  const gathering = (async () => {
    for await (const message of messages) waiting.push(message);
  })();
  const { ended } = pipeline.runJournal('bare');
  for (let stored = 0; stored < count;) {
    if (waiting.length < batchSize) await delay(gatherMs);
    const batch = waiting.splice(0, batchSize);
    const last = batch.at(-1);
    if (last === undefined) continue;
    const events = batch.map((message) => message.json<Envelope>());
    await insertRows(warehouse, 'bare_events', rawColumns, events);
    last.ack();
    stored += batch.length;
  }
  const ms = performance.now() - startedMs;
  await ended;
  await messages.close();
  await gathering;
  return ms;
}
