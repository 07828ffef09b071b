import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject } from '@haoban/contracts/subjects';
import { startClickHouse } from '@haoban/local-stack/clickhouse';
import { freePort } from '@haoban/local-stack/free-port';
import { migrate } from '@haoban/local-stack/migrate';
import { migrationsOf } from '@haoban/local-stack/migration-files';
import { startNats } from '@haoban/local-stack/nats';
import { startPostgres } from '@haoban/local-stack/postgres';
import { findPrograms } from '@haoban/local-stack/servers';
import { serviceProgram } from '@haoban/local-stack/service-processes';
import { makeTestHome } from '@haoban/local-stack/test-home';
import { waitUntil } from '@haoban/local-stack/wait-until';
import { createPublisher } from '@haoban/messaging/publisher';
import { natsConnection, servicePool } from '@haoban/messaging/runtime';
import { openWarehouse } from '../src/db/clickhouse.ts';

const startLimitMs = 120_000;
/** The service whose journal is filled. */
const speaker = 'intake';
const journalProcess = fileURLToPath(new URL('journal-process.ts', import.meta.url));

async function startService(env: Record<string, string>) {
  const port = await freePort();
  const child = spawn(process.execPath, [serviceProgram('analytics')], {
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'warn', OIDC_ISSUER: 'http://127.0.0.1:1', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ready = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
  await waitUntil(ready, { timeoutMs: startLimitMs, what: 'analytics' });
  return async (): Promise<void> => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
}

function runJournal(mode: 'relay' | 'bare', env: Record<string, string>) {
  const child = spawn(process.execPath, [journalProcess, mode, speaker], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(child, 'exit');
  return { ended, stop: () => child.kill('SIGTERM') && ended };
}

/** PostgreSQL, NATS and ClickHouse of their own, writing to disk as at work, and the real analytics process on them. */
export async function startPipeline(dataset: string) {
  const { home, remove } = makeTestHome();
  const { postgres, nats } = findPrograms();
  const [database, stream, clickhouse] = await Promise.all([
    startPostgres({ home, servers: postgres }),
    startNats({ home, servers: nats }),
    startClickHouse({ home, servers: { from: 'npm' } }),
  ]);
  for (const service of ['analytics', speaker])
    await migrate({ ...migrationsOf(service), ownerUrl: database.ownerUrl, appRole: 'haoban_app' });
  const stopService = await startService({
    DATABASE_URL: database.url,
    NATS_URL: stream.url,
    CLICKHOUSE_URL: clickhouse.url,
    HAOBAN_DATASET: dataset,
  });
  const nc = await natsConnection(stream.url, 'bench');
  const publisher = createPublisher(nc);
  const pool = servicePool(database.url, speaker);
  const warehouse = openWarehouse(clickhouse.url);
  const ask = async <Row>(query: string): Promise<Row[]> =>
    (await warehouse.client.query({ query, format: 'JSONEachRow' })).json<Row>();
  const stored = async (): Promise<number> =>
    (await ask<{ stored: number }>('select uniqExact(id) as stored from recorded_events_v1'))[0]?.stored ?? 0;

  return {
    nc,
    publisher,
    pool,
    warehouse,
    ask,
    stopService,
    /** Starts the process that publishes the journal of the service that speaks. */
    runJournal: (mode: 'relay' | 'bare') =>
      runJournal(mode, { DATABASE_URL: database.url, NATS_URL: stream.url }),
    /** Publishes an event as a relay does, recorded now. */
    publish: (event: Envelope) =>
      publisher.publish(
        eventSubject(event),
        JSON.stringify({ ...event, recordedat: new Date().toISOString() }),
        event.id,
      ),
    /** Resolves when so many events of journals are in the figures. Throws after ten minutes. */
    untilStored: (count: number) =>
      waitUntil(async () => (await stored()) >= count, {
        timeoutMs: 600_000,
        what: `${count} events in the figures`,
      }),
    /** Stops everything, the service first unless it was stopped, and removes the data. */
    stop: async (): Promise<void> => {
      await pool.end();
      publisher.close();
      await nc.close();
      await warehouse.client.close();
      await Promise.all([stream.stop(), clickhouse.stop()]);
      await database.stop();
      remove();
    },
  };
}
export type Pipeline = Awaited<ReturnType<typeof startPipeline>>;
