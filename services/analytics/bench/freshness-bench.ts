// How old an event is when it can be read in a figure: `pnpm --filter @haoban/analytics freshness-bench [SECONDS] [RATE…]`
// publishes a simulated history at steady rates (300, 1,000 and 3,000 events/s) into the stream of the journals, as relays do.
import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Envelope } from '@haoban/contracts/envelope';
import { startPipeline, type Pipeline } from './start-pipeline.ts';
import { inTimedOrder } from './timed-order.ts';

const dataset = 'sim-bench';
const tickMs = 10;
const warmMs = 5_000;
const [seconds = 60, ...given] = process.argv.slice(2).map(Number);
const rates = given.length > 0 ? given : [300, 1_000, 3_000];
const before = 20_000;
const { reference, events } = inTimedOrder(
  dataset,
  before + rates.reduce((sum, rate) => sum + rate * seconds, 0),
);

/** Publishes at a steady rate, recorded now; resolves when all are acknowledged. */
async function publishSteadily(
  { publish }: Pipeline,
  batch: readonly Envelope[],
  rate: number,
): Promise<void> {
  const startedMs = Date.now();
  const waiting: Promise<unknown>[] = [];
  for (let sent = 0; sent < batch.length;) {
    const due = Math.min(batch.length, Math.floor(((Date.now() - startedMs) * rate) / 1000));
    for (const event of batch.slice(sent, due)) waiting.push(publish(event));
    sent = due;
    await delay(tickMs);
  }
  await Promise.all(waiting);
}

const freshness = `select count() as events, quantileExact(0.5)(ms) as p50, quantileExact(0.99)(ms) as p99, max(ms) as worst
from (select id, toUnixTimestamp64Milli(min(visible_at)) - toUnixTimestamp64Milli(any(recorded_at)) as ms
  from recorded_events_v1 where recorded_at >= fromUnixTimestamp64Milli({since}) group by id)`;

const pipeline = await startPipeline(dataset);
try {
  await Promise.all(reference.map(pipeline.publish));
  await Promise.all(events.slice(0, before).map(pipeline.publish));
  let sent = before;
  await pipeline.untilStored(reference.length + sent);
  const rows = [];
  for (const rate of rates) {
    const startedMs = Date.now();
    await publishSteadily(pipeline, events.slice(sent, sent + rate * seconds), rate);
    const publishedMs = Date.now();
    sent += rate * seconds;
    await pipeline.untilStored(reference.length + sent);
    const [found] = await pipeline.ask<{ events: number; p50: number; p99: number; worst: number }>(
      freshness.replace('{since}', String(startedMs + warmMs)),
    );
    const reached = Math.round((1000 * rate * seconds) / (publishedMs - startedMs));
    rows.push({ rate, reached, ...found, load: loadavg()[0]?.toFixed(1) });
  }
  console.table(rows);
} finally {
  await pipeline.stopService();
  await pipeline.stop();
}
