import type { SinkStats } from './sink.ts';

/** The metrics of the sinks (REFERENCE.md). */
export function sinkReadings(
  sinks: readonly SinkStats[],
  held: () => boolean,
  daysToSum: () => Promise<number>,
) {
  const sum = (field: 'stored' | 'batches' | 'buried' | 'lag') => (): number =>
    sinks.reduce((total, stats) => total + stats[field], 0);
  const most = (value: (stats: SinkStats) => number) => (): number => Math.max(...sinks.map(value));
  return [
    { name: 'haoban_sink_stored', help: 'events stored, repeated ones included', read: sum('stored') },
    { name: 'haoban_sink_batches', help: 'batches stored', read: sum('batches') },
    { name: 'haoban_sink_buried', help: 'messages that were no events', read: sum('buried') },
    {
      name: 'haoban_sink_leading',
      help: '1 when this process feeds the warehouse',
      read: () => Number(held()),
    },
    { name: 'haoban_sink_lag', help: 'messages that are not in the figures yet', read: sum('lag') },
    {
      name: 'haoban_sink_oldest_seconds',
      help: 'age of the oldest message that is held and not in the figures',
      read: most(({ oldestMs }) => (oldestMs === undefined ? 0 : (Date.now() - oldestMs) / 1000)),
    },
    {
      name: 'haoban_sink_batch_events',
      help: 'messages of the last batch',
      read: most(({ lastBatch }) => lastBatch),
    },
    {
      name: 'haoban_sink_batch_seconds',
      help: 'how long the last batch took',
      read: most(({ lastSeconds }) => lastSeconds),
    },
    {
      name: 'haoban_sums_waiting_days',
      help: 'days by family touched since they were summed',
      read: daysToSum,
    },
  ];
}
