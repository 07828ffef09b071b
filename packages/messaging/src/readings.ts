import type { ConsumerStats } from './consumer.ts';
import type { RelayStats } from './relay.ts';
import type { SweepStats } from './sweep.ts';

/** The metrics of the write path; every service exposes the same. */
export function messagingReadings(
  relay: () => RelayStats,
  consumers: () => readonly ConsumerStats[],
  fill: () => Promise<number>,
  sweeps: () => readonly SweepStats[],
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
    {
      name: 'haoban_sweep_swept',
      help: 'subjects whose time was let pass',
      read: () => sweeps().reduce((total, { swept }) => total + swept, 0),
    },
    {
      name: 'haoban_sweep_failing',
      help: 'subjects whose time could not pass; each is tried again a minute later',
      read: () => sweeps().reduce((total, { failing }) => total + failing, 0),
    },
    {
      name: 'haoban_sweep_lateness_seconds_p99',
      help: 'how long after its instant something due happened, of the last ten thousand',
      read: () => Math.max(0, ...sweeps().map(({ lateness }) => lateness.percentile(0.99))),
    },
  ];
}
