// What the sink costs beside the inserts it makes: `pnpm --filter @haoban/analytics sink-bench [EVENTS] [BATCH]` stores a
// simulated history batch by batch, as the sink does, then sends the very same inserts from memory into an empty
// database of the same server, with the same views.
import { loadavg } from 'node:os';
import { makeTestHome } from '@haoban/local-stack/test-home';
import { startClickHouse } from '@haoban/local-stack/clickhouse';
import { applyDdl } from '../src/db/apply-ddl.ts';
import { openWarehouse } from '../src/db/clickhouse.ts';
import { writeBatch } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { notingClient, type Noted } from './noted-inserts.ts';
import { batchesOf, inTimedOrder } from './timed-order.ts';

const [count = '300000', size = '4000'] = process.argv.slice(2);
const { reference, events } = inTimedOrder('sim-bench', Number(count));
const batches = batchesOf(events, Number(size));
console.log(
  `${events.length} events of ${new Set(events.map(({ subject }) => subject)).size} subjects in ${batches.length} batches, load ${loadavg()[0]?.toFixed(1)}`,
);

const { home, remove } = makeTestHome();
const server = await startClickHouse({ home, servers: { from: 'npm' } });

/** A database of its own on the server, with all tables and views. */
async function openDatabase(name: string) {
  const url = new URL(server.url);
  const maker = openWarehouse(server.url);
  await maker.client.command({ query: `create database if not exists ${name}` });
  await maker.client.close();
  url.pathname = `/${name}`;
  const warehouse = openWarehouse(url.href);
  await applyDdl(warehouse, '');
  return warehouse;
}

async function runSink() {
  const warehouse = await openDatabase('sink');
  const noting = notingClient(warehouse.client);
  const parts = createWriteParts({ ...warehouse, client: noting.client });
  const inserts: Noted[][] = [];
  await writeBatch(parts, reference, false);
  noting.noted.splice(0);
  noting.times.clear();
  const cpu = process.cpuUsage();
  let ms = 0;
  for (const batch of batches) {
    const startedMs = performance.now();
    await writeBatch(parts, batch, true);
    ms += performance.now() - startedMs;
    inserts.push(noting.noted.splice(0));
  }
  const { user, system } = process.cpuUsage(cpu);
  await warehouse.client.close();
  return { ms, inserts, times: noting.times, cpuMs: (user + system) / 1000 };
}

/** Sends the inserts of each batch one after the other, or all at once. */
async function runBare(name: string, inserts: readonly (readonly Noted[])[], atOnce: boolean) {
  const warehouse = await openDatabase(name);
  const { client, database } = warehouse;
  await writeBatch(createWriteParts(warehouse), reference, false);
  const send = ({ table, values, ...rest }: Noted): Promise<unknown> =>
    client.insert({
      ...rest,
      values: [...values],
      table: `${database}.${table.slice(table.indexOf('.') + 1)}`,
    });
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  for (const batch of inserts) {
    if (atOnce) await Promise.all(batch.map(send));
    else for (const noted of batch) await send(noted);
  }
  const ms = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(cpu);
  await client.close();
  return { ms, cpuMs: (user + system) / 1000 };
}

try {
  const sink = await runSink();
  const bare = await runBare('bare', sink.inserts, false);
  const bareAtOnce = await runBare('bare_at_once', sink.inserts, true);
  console.table(
    [...sink.times].map(([call, { calls, ms }]) => ({
      call,
      calls,
      ms: Math.round(ms),
      each: Math.round((10 * ms) / calls) / 10,
    })),
  );
  const row = ({ ms, cpuMs }: { ms: number; cpuMs: number }) => ({
    'events/s': Math.round((1000 * events.length) / ms),
    ms: Math.round(ms),
    'of its own CPU': Math.round(cpuMs),
    ratio: Number((ms / sink.ms).toFixed(2)),
  });
  console.table({
    sink: row(sink),
    'same inserts, one by one': row(bare),
    'same inserts, a batch at once': row(bareAtOnce),
  });
  console.log(`load ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await server.stop();
  remove();
}
