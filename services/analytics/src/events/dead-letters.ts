import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { streams } from '@haoban/contracts/subjects';
import type { DeadLetter } from '@haoban/messaging/dead-letters';
import type { Warehouse } from '../db/clickhouse.ts';

const durable = 'analytics-dead-letters';

/** Mirrors dead letters into the warehouse, each with its state, so that none is out of sight. */
export async function mirrorDeadLetters(
  nc: NatsConnection,
  { client, database }: Warehouse,
  warn: (message: string, error: unknown) => void,
): Promise<{ stop: () => Promise<void> }> {
  const manager = await jetstreamManager(nc);
  await manager.consumers.add(streams.deadLetters.name, {
    durable_name: durable,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
  });
  const consumer = await jetstream(nc).consumers.get(streams.deadLetters.name, durable);
  const messages = await consumer.consume({ max_messages: 100 });
  const mirroring = (async () => {
    for await (const message of messages) {
      try {
        const { consumer: hearer, reason, detail, at, natsSubject, body } = message.json<DeadLetter>();
        const id = message.headers?.get('Nats-Msg-Id') ?? String(message.seq);
        await client.insert({
          table: `${database}.dead_letters_v1`,
          values: [[id, hearer, reason, detail, at, natsSubject, body, 'waiting', '', 0]],
          format: 'JSONCompactEachRow',
        });
        message.ack();
      } catch (error) {
        warn('a dead letter waits for the warehouse', error);
        message.nak(2_000);
      }
    }
  })();
  return {
    stop: async () => {
      await messages.close();
      await mirroring;
    },
  };
}
