import { jetstreamManager, DiscardPolicy, JetStreamApiError, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { streams } from '@haoban/contracts/subjects';

const daysNs = (days: number): number => days * 24 * 3600 * 1_000_000_000;
const gigabyte = 1024 ** 3;
const streamNotFound = 10_059;

const wanted = [
  { ...streams.events, max_age: daysNs(7), max_bytes: 8 * gigabyte },
  { ...streams.imports, max_age: daysNs(2), max_bytes: 8 * gigabyte },
  { ...streams.deadLetters, max_age: daysNs(90), max_bytes: gigabyte },
];

/**
 * Creates or updates the suite's streams: on file, bounded, refusing new messages when full (the relay waits),
 * so that nothing is ever dropped. Safe to call from every service at once.
 */
export async function ensureStreams(nc: NatsConnection, replicas = 1): Promise<void> {
  const manager = await jetstreamManager(nc);
  for (const { name, subjects, max_age, max_bytes } of wanted) {
    const config = {
      name,
      subjects: [...subjects],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.New,
      num_replicas: replicas,
      duplicate_window: 120 * 1_000_000_000,
      max_age,
      max_bytes,
    };
    try {
      await manager.streams.update(name, config);
    } catch (error) {
      if (!(error instanceof JetStreamApiError && error.code === streamNotFound)) throw error;
      await manager.streams.add(config).catch(async (raced: unknown) => {
        await manager.streams.info(name).catch(() => Promise.reject(raced));
      });
    }
  }
}
