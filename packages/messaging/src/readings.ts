import type { ConsumerStats } from './consumer.ts';
import type { RelayStats } from './relay.ts';

/** The metrics of the write path; every service exposes the same. */
export function messagingReadings(
  relay: () => RelayStats,
  consumers: () => readonly ConsumerStats[],
  fill: () => Promise<number>,
) {
  const sum = (field: keyof ConsumerStats) => (): number =>
    consumers().reduce((total, stats) => total + stats[field], 0);
  return [
    { name: 'haoban_relay_published', help: 'events this process published', read: () => relay().published },
    {
      name: 'haoban_relay_leading',
      help: '1 when this process publishes the journal',
      read: () => Number(relay().leading),
    },
    {
      name: 'haoban_relay_horizon_seconds',
      help: 'age of the oldest transaction that holds the relay back',
      read: () => relay().oldestTransactionSeconds,
    },
    {
      name: 'haoban_stream_fill',
      help: 'share of the stream of events that is used; at 0.7 somebody should know, at 1 the relays wait',
      read: fill,
    },
    { name: 'haoban_consumer_taken', help: 'events taken', read: sum('taken') },
    { name: 'haoban_consumer_repeated', help: 'events delivered again', read: sum('repeated') },
    { name: 'haoban_consumer_parked', help: 'deliveries that waited for a predecessor', read: sum('parked') },
    { name: 'haoban_consumer_buried', help: 'messages dead-lettered', read: sum('buried') },
  ];
}
