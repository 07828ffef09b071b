import { setTimeout as delay } from 'node:timers/promises';
import type { JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Pool } from 'pg';
import type { Envelope } from '@haoban/contracts/envelope';
import { checkEvent } from '@haoban/contracts/event-check';
import type { Context, Heard } from './change.ts';
import { buryLetter, type DeadReason } from './dead-letters.ts';
import { failureKind } from './failure.ts';
import { inboxReader } from './inbox.ts';
import { createLanes } from './lanes.ts';
import type { Publisher } from './publisher.ts';
import { ackWaitMs, maxUnacknowledged, readStream } from './read-stream.ts';
import { takeEvent } from './take-event.ts';
import { createTries } from './tries.ts';

/**
 * What an event does in a service: exactly one journal command carrying `heard`, on every path; types without an
 * effect only move the inbox.
 */
export type Effect = (event: Envelope, heard: Heard, context: Context) => Promise<void>;

/** How often a message waits for its predecessor, or for its effect to succeed, before it is dead-lettered. */
export type Patience = { readonly parked: number; readonly failed: number };

// Some 6 and 3 minutes: what waits for a predecessor outlasts the predecessor's own failures.
const usualPatience: Patience = { parked: 20, failed: 12 };
const maxLanes = 128;
const maxWaitingInLane = 500;
const crowdedMs = 1_000;
const waitMs = (tries: number): number => Math.min(50 * 2 ** tries, 30_000);
const awayMs = 2_000;

/** What a consumer has done, for metrics. */
export type ConsumerStats = { taken: number; repeated: number; parked: number; buried: number };

/** Whose consumer it is, what it hears, and what that does. */
export type ConsumerOptions = {
  readonly nc: NatsConnection;
  readonly pool: Pool;
  readonly publisher: Publisher;
  readonly name: string;
  readonly source: string;
  readonly effects: Readonly<Record<string, Effect>>;
  readonly patience?: Patience;
  readonly warn: (message: string, error: unknown) => void;
};

/**
 * Hears everything one service says, each subject in order, and has each event's effect once: the effect and the
 * inbox row commit together, then the message is acknowledged. An event whose predecessor is missing is parked, then
 * dead-lettered as `gap`; one that is no event as `invalid`; one whose effect keeps failing as `failed`. While a server
 * is away everything waits, however long.
 */
export function startConsumer(options: ConsumerOptions): { stats: ConsumerStats; stop: () => Promise<void> } {
  const { nc, name, source, warn } = options;
  const stats: ConsumerStats = { taken: 0, repeated: 0, parked: 0, buried: 0 };
  const durable = `${name}-from-${source}`;
  let awayUntilMs = 0;
  const away = (error: unknown): void => {
    if (Date.now() < awayUntilMs) return;
    awayUntilMs = Date.now() + awayMs;
    warn(`${durable} waits for a server`, error);
  };
  const settle = settler(options, stats, away);
  const inHand = new Set<JsMsg>();
  const lanes = createLanes(maxLanes, maxWaitingInLane, (error) =>
    warn(`${durable} lost a message for now`, error),
  );

  const hear = async (message: JsMsg): Promise<void> => {
    inHand.add(message);
    while (Date.now() < awayUntilMs) await delay(awayMs / 10);
    const checked = parse(message.string());
    const done = (): void => void inHand.delete(message);
    // messages of one subject share a lane; what can't be read goes through a lane of its own
    const lane = 'event' in checked ? checked.event.subject : message.subject;
    if (await lanes.run(lane, () => settle(message, checked).finally(done))) return;
    done();
    message.nak(crowdedMs);
  };
  const reader = readStream({ nc, durable, source, hear, warn });
  const underWay = setInterval(() => {
    for (const message of nc.isClosed() ? [] : inHand) message.working();
  }, ackWaitMs / 3);
  return {
    stats,
    stop: async () => {
      await reader.stop();
      await lanes.idle();
      clearInterval(underWay);
    },
  };
}

/** Takes one message and tells the server what became of it. */
function settler(options: ConsumerOptions, stats: ConsumerStats, away: (error: unknown) => void) {
  const { pool, publisher, name, patience = usualPatience, warn } = options;
  const to = { ...options, lastHeard: inboxReader(pool, name) };
  const parked = createTries(maxUnacknowledged);
  const failed = createTries(maxUnacknowledged);

  const finish = (message: JsMsg): void => {
    parked.forget(message.seq);
    failed.forget(message.seq);
    message.ack();
  };

  const bury = async (message: JsMsg, reason: DeadReason, detail: string): Promise<void> => {
    const { subject: natsSubject } = message;
    const at = new Date().toISOString();
    await buryLetter(publisher, { consumer: name, reason, detail, natsSubject, at, body: message.string() });
    stats.buried += 1;
    finish(message);
  };

  const park = async (message: JsMsg): Promise<void> => {
    const tries = parked.next(message.seq);
    if (tries > patience.parked)
      return bury(message, 'gap', `the event before it did not come within ${tries} deliveries`);
    stats.parked += 1;
    return message.nak(waitMs(tries));
  };

  const retry = async (message: JsMsg, error: unknown): Promise<void> => {
    const kind = failureKind(error);
    if (kind === 'passing') {
      away(error);
      return message.nak(awayMs);
    }
    warn(`${name} could not take ${message.subject}`, error);
    const tries = failed.next(message.seq);
    if (kind === 'lasting' || tries > patience.failed) return bury(message, 'failed', String(error));
    return message.nak(waitMs(tries));
  };

  return async (message: JsMsg, checked: ReturnType<typeof checkEvent>): Promise<void> => {
    if ('error' in checked) return bury(message, 'invalid', checked.error);
    try {
      const outcome = await takeEvent(to, checked.event, message.headers?.get('traceparent') || undefined);
      if (outcome === 'early') return await park(message);
      stats[outcome] += 1;
      return finish(message);
    } catch (error) {
      return retry(message, error);
    }
  };
}

const parse = (text: string): ReturnType<typeof checkEvent> => {
  try {
    return checkEvent(JSON.parse(text));
  } catch {
    return { error: 'is not JSON' };
  }
};
