import {
  jetstreamManager,
  DiscardPolicy,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { streams } from '@haoban/contracts/subjects';

const daysNs = (days: number): number => days * 24 * 3600 * 1_000_000_000;
const gigabyte = 1024 ** 3;
const streamNotFound = 10_059;

const wanted = [
  { ...streams.imports, max_age: daysNs(2), max_bytes: 8 * gigabyte },
  { ...streams.deadLetters, max_age: daysNs(90), max_bytes: gigabyte },
  { ...streams.events, max_age: daysNs(7), max_bytes: 8 * gigabyte },
];

/**
 * Creates or updates the suite's streams: on file, bounded, refusing new messages when full (the relay waits),
 * so that nothing is ever dropped. Replicas are left as they are. Safe to call from every service at once. Answers
 * which stream of events it is: the instant of its creation.
 */
export async function ensureStreams(nc: NatsConnection): Promise<string> {
  const manager = await jetstreamManager(nc);
  let created = '';
  for (const { name, subjects, max_age, max_bytes } of wanted) {
    const config = {
      name,
      subjects: [...subjects],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.New,
      duplicate_window: 120 * 1_000_000_000,
      max_age,
      max_bytes,
    };
    const update = () => manager.streams.update(name, config);
    const stream = await update().catch((error: unknown) => {
      if (!(error instanceof JetStreamApiError && error.code === streamNotFound)) throw error;
      // another service may create it at the same moment
      return manager.streams.add(config).catch(update);
    });
    created = stream.created;
  }
  return created;
}

/** Share of the events' stream that is used, by bytes: 1 is full, and then the relays wait. */
export async function streamFill(nc: NatsConnection): Promise<number> {
  const { state, config } = await (await jetstreamManager(nc)).streams.info(streams.events.name);
  return state.bytes / config.max_bytes;
}
