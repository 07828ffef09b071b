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

const maxBatch = 4_000;
const gatherMs = 40;
const retryMs = 500;

/** What a sink has done, for metrics. */
export type SinkStats = { stored: number; buried: number; batches: number };

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
  let waiting: JsMsg[] = [];
  let stopping = false;

  const take = async (batch: readonly JsMsg[]): Promise<void> => {
    const last = batch.at(-1);
    if (last === undefined) return;
    for (;;) {
      try {
        const events = await readEvents(batch, publisher, stats);
        if (events.length > 0) await store(events);
        last.ack();
        stats.stored += events.length;
        stats.batches += 1;
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
      waiting.push(message);
      while (waiting.length >= 2 * maxBatch && !stopping) await delay(5);
    }
  })();
  const storing = (async () => {
    while (!stopping) {
      if (waiting.length < maxBatch) await delay(gatherMs);
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(batch.length);
      await take(batch);
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

/** The events of a batch; what is none goes to the dead letters. */
async function readEvents(
  batch: readonly JsMsg[],
  publisher: Publisher,
  stats: SinkStats,
): Promise<Envelope[]> {
  const events: Envelope[] = [];
  for (const message of batch) {
    const body = message.string();
    const checked = parse(body);
    if ('event' in checked) {
      events.push(checked.event);
      continue;
    }
    stats.buried += 1;
    const at = new Date().toISOString();
    const { error: detail } = checked;
    await buryLetter(publisher, {
      consumer: 'analytics',
      reason: 'invalid',
      detail,
      natsSubject: message.subject,
      at,
      body,
    });
  }
  return events;
}

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
