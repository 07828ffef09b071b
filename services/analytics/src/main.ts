import { tmpdir } from 'node:os';
import { connectMessaging } from '@haoban/messaging/runtime';
import { runService } from '@haoban/service-kit/run';
import { buildApp } from './app.ts';
import { readAnalyticsConfig } from './config.ts';
import { createAnswers } from './db/answers.ts';
import { applyDdl } from './db/apply-ddl.ts';
import { createCaseHistory } from './db/case-history.ts';
import { openWarehouse } from './db/clickhouse.ts';
import { createImportsStore } from './db/imports-store.ts';
import { startSinks } from './events/sinks.ts';

await runService('analytics', readAnalyticsConfig, async (config, { check, warn }) => {
  const warehouse = openWarehouse(config.CLICKHOUSE_URL);
  await applyDdl(warehouse, config.CLICKHOUSE_ENGINE);
  const messaging = await connectMessaging({
    service: 'analytics',
    databaseUrl: config.DATABASE_URL,
    natsUrl: config.NATS_URL,
    dataset: config.HAOBAN_DATASET,
    digest: config.HAOBAN_DIGEST,
    key: config.HAOBAN_KEY,
    warn,
  });
  const sinks = startSinks(messaging, warehouse, warn);
  const store = createImportsStore(messaging.pool, warehouse);
  const app = await buildApp(
    {
      answers: createAnswers(warehouse),
      history: createCaseHistory(warehouse),
      imports: { ...store, publish: sinks.publishImport, settled: sinks.settled, spoolDir: tmpdir() },
      check,
      now: () => new Date(),
    },
    {
      check,
      parts: [
        ...messaging.parts,
        { name: 'clickhouse', check: () => warehouse.client.query({ query: 'select 1' }) },
      ],
      readings: [...messaging.readings, ...sinks.readings],
      logLevel: config.LOG_LEVEL,
    },
  );
  await messaging.start({});
  const stop = async (): Promise<void> => {
    await sinks.stop();
    await messaging.stop();
    await warehouse.client.close();
  };
  return { app, stop };
});
