import { setTimeout as delay } from 'node:timers/promises';
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { filterOf, sourceIn, streams } from '@haoban/contracts/subjects';

const retryMs = 500;

/** What a process that was killed held is delivered again after this time; longer work says that it is under way. */
export const ackWaitMs = 10_000;

/** Unacknowledged messages of one consumer, parked ones included: enough that a broken subject stops no other. */
export const maxUnacknowledged = 10_000;

/**
 * Reads what one service says through a durable consumer until it is stopped; the consumer is made where it is
 * missing, and reading begins again after any failure. `hear` is called for one message after the other.
 */
export function readStream(options: {
  readonly nc: NatsConnection;
  readonly durable: string;
  readonly source: string;
  readonly hear: (message: JsMsg) => Promise<void>;
  readonly warn: (message: string, error: unknown) => void;
}): { stop: () => Promise<void> } {
  const { nc, durable, source, hear, warn } = options;
  let stopping = false;
  let close = async (): Promise<unknown> => undefined;

  const read = async (): Promise<void> => {
    const manager = await jetstreamManager(nc);
    await manager.consumers.add(streams.events.name, {
      durable_name: durable,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      // an older server takes only filters within one of the stream's subjects: there everything is read
      ...(filtersAcrossSubjects(nc) ? { filter_subject: filterOf(source) } : {}),
      ack_wait: ackWaitMs * 1_000_000,
      max_ack_pending: maxUnacknowledged,
    });
    const consumer = await jetstream(nc).consumers.get(streams.events.name, durable);
    const messages = await consumer.consume({ max_messages: 256, abort_on_missing_resource: true });
    // closing waits for the loop below, which would never begin
    if (stopping) return messages.stop();
    close = () => messages.close();
    for await (const message of messages) {
      if (stopping) message.nak();
      else if (sourceIn(message.subject) === source) await hear(message);
      else message.ack();
    }
  };

  const reading = (async () => {
    while (!stopping) {
      await read().catch((error: unknown) => stopping || warn(`${durable} will read again`, error));
      if (!stopping) await delay(retryMs);
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      await close();
      await reading;
    },
  };
}

/** Since 2.10 a filter may span several subjects of a stream. */
function filtersAcrossSubjects(nc: NatsConnection): boolean {
  const [major = 0, minor = 0] = (nc.info?.version ?? '').split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
}
