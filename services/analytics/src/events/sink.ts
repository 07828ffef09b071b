import { setTimeout as delay } from 'node:timers/promises';
import {
  AckPolicy,
  DeliverPolicy,
  jetstream,
  jetstreamManager,
  type ConsumerInfo,
  type JsMsg,
} from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Envelope } from '@haoban/contracts/envelope';
import { checkEvent } from '@haoban/contracts/event-check';
import { buryLetter } from '@haoban/messaging/dead-letters';
import type { Publisher } from '@haoban/messaging/publisher';
import { whyUnusable } from '../core/unusable-event.ts';

const maxBatch = 24_000;
const gatherMs = 40;
const retryMs = 500;

/** What a sink has done and what it has before it, for metrics; `oldestMs` is when the oldest message it holds was published. */
export type SinkStats = {
  stored: number;
  buried: number;
  batches: number;
  lag: number;
  oldestMs: number | undefined;
  lastBatch: number;
  lastSeconds: number;
};

/** A sink that has done nothing yet. */
export const newStats = (): SinkStats => ({
  stored: 0,
  buried: 0,
  batches: 0,
  lag: 0,
  oldestMs: undefined,
  lastBatch: 0,
  lastSeconds: 0,
});

/**
 * Reads one stream into the warehouse: batches by size and time, insert, then acknowledge everything up to the last
 * message of the batch. Only the holder of the lease runs it, so it starts again right after what was acknowledged.
 * While the warehouse is away it keeps trying the same batch; nothing is buffered past its acknowledgement.
 */
export async function startSink(options: {
  readonly nc: NatsConnection;
  readonly stream: string;
  readonly publisher: Publisher;
  readonly store: (events: readonly Envelope[]) => Promise<void>;
  readonly stats: SinkStats;
  readonly warn: (message: string, error: unknown) => void;
}): Promise<{ stop: () => Promise<void> }> {
  const { nc, stream, publisher, store, stats, warn } = options;
  const durable = await freshDurable(nc, stream);
  const consumer = await jetstream(nc).consumers.get(stream, durable);
  const messages = await consumer.consume({ max_messages: 2 * maxBatch });
  const waiting: Heard[] = [];
  let stopping = false;

  /** How many messages there are after one that was heard. */
  const behind = (last: JsMsg): number => (waiting.at(-1)?.message ?? last).info.pending + waiting.length;

  const take = async (batch: readonly Heard[]): Promise<void> => {
    const last = batch.at(-1)?.message;
    if (last === undefined) return;
    const startedMs = performance.now();
    stats.oldestMs = batch[0]?.message.time.getTime();
    const events = batch.flatMap(({ event }) => event ?? []);
    for (;;) {
      stats.lag = behind(last) + batch.length;
      try {
        for (const { message, error } of batch)
          if (error !== undefined) await bury(publisher, message, error);
        if (events.length > 0) await store(events);
        last.ack();
        count(stats, batch.length, events.length, startedMs);
        stats.lag = behind(last);
        stats.oldestMs = waiting[0]?.message.time.getTime();
        return;
      } catch (error) {
        if (stopping) return;
        warn(`${stream} waits for the warehouse`, error);
        await delay(retryMs);
      }
    }
  };

  const gathering = (async () => {
    for await (const message of messages) {
      hear(message, waiting, stats);
      while (waiting.length >= maxBatch && !stopping) await delay(5);
    }
  })();
  const storing = (async () => {
    while (!stopping) {
      if (waiting.length < maxBatch) await delay(gatherMs);
      await take(waiting.splice(0, maxBatch));
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      await messages.close();
      await Promise.all([gathering, storing]);
    },
  };
}

function count(stats: SinkStats, messages: number, events: number, startedMs: number): void {
  stats.stored += events;
  stats.buried += messages - events;
  stats.batches += 1;
  stats.lastBatch = messages;
  stats.lastSeconds = (performance.now() - startedMs) / 1000;
}

/** Reads a message as it comes, while the batch before is being stored. */
function hear(message: JsMsg, waiting: Heard[], stats: SinkStats): void {
  waiting.push(readMessage(message));
  stats.oldestMs ??= message.time.getTime();
}

/** A message with the event that it is, or why it is none that can be worked with. */
type Heard = { readonly message: JsMsg; readonly event?: Envelope; readonly error?: string };

function readMessage(message: JsMsg): Heard {
  const checked = parse(message.string());
  if ('error' in checked) return { message, error: checked.error };
  const error = whyUnusable(checked.event);
  return error === undefined ? { message, event: checked.event } : { message, error };
}

// Buried at the instant of its arrival: however often its batch is tried again, it is one letter.
const bury = (publisher: Publisher, message: JsMsg, detail: string): Promise<void> =>
  buryLetter(publisher, {
    consumer: 'analytics',
    reason: 'invalid',
    detail,
    natsSubject: message.subject,
    at: message.time.toISOString(),
    body: message.string(),
  });

const parse = (body: string): ReturnType<typeof checkEvent> => {
  try {
    return checkEvent(JSON.parse(body));
  } catch {
    return { error: 'is not JSON' };
  }
};

/** The sink's consumer on either stream. */
export const durableName = 'analytics';

/** The durable, made anew behind its last acknowledgement: what a dead process held is delivered at once. */
async function freshDurable(nc: NatsConnection, stream: string): Promise<string> {
  const manager = await jetstreamManager(nc);
  const before: ConsumerInfo | undefined = await manager.consumers
    .info(stream, durableName)
    .catch(() => undefined);
  const floor = before?.ack_floor.stream_seq ?? 0;
  if (before !== undefined) await manager.consumers.delete(stream, durableName);
  await manager.consumers.add(stream, {
    durable_name: durableName,
    ack_policy: AckPolicy.All,
    ack_wait: 600_000_000_000,
    max_ack_pending: -1,
    ...(floor === 0
      ? { deliver_policy: DeliverPolicy.All }
      : { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: floor + 1 }),
  });
  return durableName;
}
