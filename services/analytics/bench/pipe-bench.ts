// From journal to figure beside a bare pipe: `pnpm --filter @haoban/analytics pipe-bench [EVENTS]` puts a simulated history
// into the journal of a service (its hash chain is left out), times that service's relay and the process of analytics until every
// event is in the figures, then the least that could bring the same journal to ClickHouse, in as many processes.
import { loadavg } from 'node:os';
import { jetstreamManager } from '@nats-io/jetstream';
import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject, streams } from '@haoban/contracts/subjects';
import { runBarePipe } from './bare-pipe.ts';
import { startPipeline, type Pipeline } from './start-pipeline.ts';
import { batchesOf, inTimedOrder } from './timed-order.ts';

const dataset = 'sim-bench';
const { reference, events } = inTimedOrder(dataset, Number(process.argv[2] ?? 200_000));
const rowsAtOnce = 5_000;

const insert = `insert into journal (id, subject, sequence, type, time, recorded_at, actor, nats_subject, body, previous_hash, hash)
select id, subject, sequence, type, time, recorded_at, 'bench', nats_subject, body, '', ''
from jsonb_to_recordset($1::jsonb) as e(id uuid, subject text, sequence integer, type text, time timestamptz,
  recorded_at timestamptz, nats_subject text, body text)`;

/** Writes events into the journal in one transaction: the relay sees all of them at once. */
async function fillJournal({ pool }: Pipeline): Promise<void> {
  // Several services speak of one subject here, each with numbers of its own.
  const sequences = new Map<string, number>();
  const recordedat = new Date().toISOString();
  const row = (old: Envelope) => {
    const event = { ...old, recordedat };
    const sequence = (sequences.get(event.subject) ?? 0) + 1;
    sequences.set(event.subject, sequence);
    const { id, subject, type, time } = event;
    return {
      id,
      subject,
      sequence,
      type,
      time,
      recorded_at: recordedat,
      nats_subject: eventSubject(event),
      body: JSON.stringify(event),
    };
  };
  const client = await pool.connect();
  await client.query('begin');
  // Longer than a service may take.
  await client.query('set local transaction_timeout = 0');
  for (const batch of batchesOf(events, rowsAtOnce))
    await client.query(insert, [JSON.stringify(batch.map(row))]);
  await client.query('commit');
  client.release();
}

/** From the first of these messages in the stream until the last was visible, in ms. */
async function runSuite(pipeline: Pipeline): Promise<number> {
  await Promise.all(reference.map(pipeline.publish));
  await pipeline.untilStored(reference.length);
  const { stop } = pipeline.runJournal('relay');
  await fillJournal(pipeline);
  await pipeline.untilStored(reference.length + events.length);
  await stop();
  const manager = await jetstreamManager(pipeline.nc);
  const first = await manager.streams.getMessage(streams.events.name, { seq: reference.length + 1 });
  const [last] = await pipeline.ask<{ ms: number }>(
    'select toUnixTimestamp64Milli(max(visible_at)) as ms from recorded_events_v1',
  );
  return (last?.ms ?? 0) - (first?.time.getTime() ?? 0);
}

const pipeline = await startPipeline(dataset);
try {
  console.log(`${events.length} events, load ${loadavg()[0]?.toFixed(1)}`);
  const suiteMs = await runSuite(pipeline);
  await pipeline.stopService();
  const bareMs = await runBarePipe(pipeline, events.length);
  const rate = (ms: number): number => Math.round((1000 * events.length) / ms);
  console.log(`journal to figure ${rate(suiteMs)} events/s (${Math.round(suiteMs)} ms)`);
  console.log(`bare pipe         ${rate(bareMs)} events/s (${Math.round(bareMs)} ms)`);
  console.log(`ratio ${(bareMs / suiteMs).toFixed(2)}, load ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await pipeline.stop();
}
