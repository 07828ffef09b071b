import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Pool } from 'pg';
import type { Envelope } from '@haoban/contracts/envelope';
import { checkEvent } from '@haoban/contracts/event-check';
import { filterOf, streams } from '@haoban/contracts/subjects';
import type { Context, Heard } from './change.ts';
import { buryLetter, type DeadReason } from './dead-letters.ts';
import { createInbox } from './inbox.ts';
import { createLanes } from './lanes.ts';
import type { Publisher } from './publisher.ts';

/** What an event does in a service: one journal command carrying `heard`; unlisted types only move the inbox. */
export type Effect = (event: Envelope, heard: Heard, context: Context) => Promise<void>;

const maxParked = 10;
const maxFailed = 20;
const maxInFlight = 128;
const parkMs = (deliveries: number): number => Math.min(250 * 2 ** deliveries, 30_000);

/** What a consumer has done, for metrics. */
export type ConsumerStats = { taken: number; repeated: number; parked: number; buried: number };

/**
 * Hears everything one service says, each subject in order, and has each event's effect once: the effect and the
 * inbox row commit together, then the message is acknowledged. An event whose predecessor is missing is parked, then
 * dead-lettered as `gap`; one that is no event as `invalid`; one whose effect keeps failing as `failed`.
 */
export async function startConsumer(options: {
  readonly nc: NatsConnection;
  readonly pool: Pool;
  readonly publisher: Publisher;
  readonly name: string;
  readonly source: string;
  readonly effects: Readonly<Record<string, Effect>>;
  readonly warn: (message: string, error: unknown) => void;
}): Promise<{ stats: ConsumerStats; stop: () => Promise<void> }> {
  const { nc, pool, publisher, name, source, effects, warn } = options;
  const stats: ConsumerStats = { taken: 0, repeated: 0, parked: 0, buried: 0 };
  const durable = `${name}-from-${source}`;
  const inbox = createInbox(pool, name);

  const bury = async (message: JsMsg, reason: DeadReason, detail: string): Promise<void> => {
    const at = new Date().toISOString();
    await buryLetter(publisher, { consumer: name, reason, detail, natsSubject: message.subject, at, body: message.string() });
    stats.buried += 1;
    message.ack();
  };

  const take = async (event: Envelope, message: JsMsg): Promise<void> => {
    const last = await inbox.lastHeard(event);
    if (event.sequence <= last) {
      stats.repeated += 1;
    } else if (event.sequence > last + 1) {
      if (message.info.deliveryCount > maxParked) return bury(message, 'gap', `expected ${last + 1}, got ${event.sequence}`);
      stats.parked += 1;
      return message.nak(parkMs(message.info.deliveryCount));
    } else {
      const context = { actor: `haoban/${name}`, traceparent: message.headers?.get('traceparent') || undefined };
      const heard = { consumer: name, source: event.source, sequence: event.sequence };
      const effect = effects[event.type];
      if (effect === undefined) await inbox.pass(event);
      else await effect(event, heard, context);
      stats.taken += 1;
    }
    message.ack();
  };

  const receive = async (message: JsMsg): Promise<void> => {
    const checked = parse(message.string());
    if ('error' in checked) return bury(message, 'invalid', checked.error);
    try {
      await take(checked.event, message);
    } catch (error) {
      warn(`${durable} could not take ${message.subject}`, error);
      if (message.info.deliveryCount > maxFailed) return bury(message, 'failed', String(error));
      message.nak(parkMs(message.info.deliveryCount));
    }
  };

  const manager = await jetstreamManager(nc);
  await manager.consumers.add(streams.events.name, {
    durable_name: durable,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    filter_subject: filterOf(source),
    ack_wait: 30_000_000_000,
    max_ack_pending: 1000,
  });
  const consumer = await jetstream(nc).consumers.get(streams.events.name, durable);
  const messages = await consumer.consume({ max_messages: 256 });
  const lanes = createLanes(maxInFlight, (error) => warn(`${durable} lost a message for now`, error));
  const reading = (async () => {
    for await (const message of messages) await lanes.run(laneOf(message), () => receive(message));
  })();
  return {
    stats,
    stop: async () => {
      await messages.close();
      await reading;
      await lanes.idle();
    },
  };
}

const parse = (text: string): ReturnType<typeof checkEvent> => {
  try {
    return checkEvent(JSON.parse(text));
  } catch {
    return { error: 'is not JSON' };
  }
};

/** Messages of one subject share a lane; what can't be read goes through a lane of its own. */
const laneOf = (message: JsMsg): string => {
  const found = /"subject":"([^"]+)"/.exec(message.string());
  return found?.[1] ?? message.subject;
};
