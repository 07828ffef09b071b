import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { streams } from '@haoban/contracts/subjects';
import { letterId, type DeadLetter } from '@haoban/messaging/dead-letters';
import type { Publisher } from '@haoban/messaging/publisher';
import type { Letter } from '../core/dead-letter.ts';
import { unjudged } from '../db/bury-unjudged.ts';
import type { DeadLetterStore } from '../db/dead-letter-store.ts';
import { judgeAgain } from '../db/judge-again.ts';
import type { WriteParts } from '../db/write-batch.ts';

const durable = 'analytics-dead-letters';

/** Mirrors dead letters into the warehouse, each with its state, so that none is out of sight. */
export async function mirrorDeadLetters(
  nc: NatsConnection,
  { mirror }: DeadLetterStore,
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
        const letter = message.json<DeadLetter>();
        await mirror(letterId(letter), letter);
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

/**
 * Sends letters again: publishes the message where it came from, and whoever has taken it already does not take it again;
 * a subject that no row could be made of is judged again.
 */
export const replayOf =
  (parts: WriteParts, publisher: Publisher) =>
  ({ id, reason, natsSubject, body, decidedAt }: Letter): Promise<unknown> =>
    reason === unjudged
      ? judgeAgain(parts, body)
      : publisher.publish(natsSubject, body, `replay-${id}-${decidedAt ?? ''}`);
