// What the sink costs beside the inserts it makes: `pnpm --filter @haoban/analytics sink-bench [EVENTS] [BATCH]` stores a
// simulated history batch by batch, as the sink does, then sends the very same rows from memory into an empty database of
// the same server, with the same views: as JSON texts, and as the blocks that the sink sent.
import { loadavg } from 'node:os';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { makeTestHome } from '@haoban/local-stack/test-home';
import { startClickHouse } from '@haoban/local-stack/clickhouse';
import { applyDdl } from '../src/db/apply-ddl.ts';
import { openWarehouse } from '../src/db/clickhouse.ts';
import { sendBlocks } from '../src/db/insert-rows.ts';
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

/** The same rows as JSON texts, which is how a client of ClickHouse sends what it has in memory. */
async function asTexts(inserts: readonly (readonly Noted[])[]): Promise<Noted[][]> {
  const { client, database } = await openDatabase('texts');
  const texts: Noted[][] = [];
  for (const batch of inserts) {
    const ofBatch: Noted[] = [];
    for (const noted of batch) {
      await client.command({ query: `truncate table ${database}.${noted.table}` });
      await sendBlocks(client, `${database}.${noted.table}`, noted.columns.split(', ').map(plain), [
        noted.block,
      ]);
      const answer = await client.query({
        query: `select ${noted.columns} from ${database}.${noted.table}`,
        format: 'JSONCompactEachRow',
      });
      ofBatch.push({ ...noted, block: Buffer.from(await answer.text()) });
    }
    texts.push(ofBatch);
  }
  await client.close();
  return texts;
}

const plain = (name: string): string => name.replaceAll('`', '');

/** Sends the inserts of each batch one after the other, or all at once. */
async function runBare(
  name: string,
  inserts: readonly (readonly Noted[])[],
  { format, atOnce }: { format: 'Native' | 'JSONCompactEachRow'; atOnce: boolean },
) {
  const warehouse = await openDatabase(name);
  const { client, database } = warehouse;
  await writeBatch(createWriteParts(warehouse), reference, false);
  const send = async ({ table, columns, block }: Noted): Promise<void> => {
    const { stream } = await client.exec({
      query: `insert into ${database}.${table} (${columns}) format ${format}`,
      values: Readable.from([block], { objectMode: false }),
    });
    await finished(stream.resume());
  };
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
  const texts = await asTexts(sink.inserts);
  const bare = {
    'same rows as JSON, one by one': await runBare('json', texts, {
      format: 'JSONCompactEachRow',
      atOnce: false,
    }),
    'same rows as JSON, a batch at once': await runBare('json_at_once', texts, {
      format: 'JSONCompactEachRow',
      atOnce: true,
    }),
    'same blocks, one by one': await runBare('native', sink.inserts, { format: 'Native', atOnce: false }),
    'same blocks, a batch at once': await runBare('native_at_once', sink.inserts, {
      format: 'Native',
      atOnce: true,
    }),
  };
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
  const rows = Object.entries({ sink, ...bare }).map(([name, run]) => [name, row(run)] as const);
  console.table(Object.fromEntries(rows));
  console.log(`load ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await server.stop();
  remove();
}
