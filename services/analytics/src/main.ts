import { tmpdir } from 'node:os';
import { connectMessaging } from '@haoban/messaging/runtime';
import { runService } from '@haoban/service-kit/run';
import { buildApp } from './app.ts';
import { readAnalyticsConfig } from './config.ts';
import { createAnswers } from './db/answers.ts';
import { applyDdl } from './db/apply-ddl.ts';
import { applyTtl } from './db/apply-ttl.ts';
import { createCaseCells } from './db/case-cells.ts';
import { createCaseHistory } from './db/case-history.ts';
import { openWarehouse } from './db/clickhouse.ts';
import { createDeadLetterStore } from './db/dead-letter-store.ts';
import { createExports } from './db/export-rows.ts';
import { createForecastRows } from './db/forecast-rows.ts';
import { openGoals } from './db/goal-store.ts';
import { createImportsStore } from './db/imports-store.ts';
import { createPlaces } from './db/places.ts';
import { createWriteParts } from './db/write-parts.ts';
import { createWindowReviews } from './db/window-reviews.ts';
import { replayOf } from './events/dead-letters.ts';
import { startSinks } from './events/sinks.ts';

await runService('analytics', readAnalyticsConfig, async (config, { check, warn }) => {
  const warehouse = openWarehouse(config.CLICKHOUSE_URL);
  await applyDdl(warehouse, config.CLICKHOUSE_ENGINE);
  await applyTtl(warehouse, config.CLICKHOUSE_ENGINE, {
    rawMonths: config.HAOBAN_RAW_MONTHS,
    traceMonths: config.HAOBAN_TRACE_MONTHS,
  });
  const messaging = await connectMessaging({
    service: 'analytics',
    databaseUrl: config.DATABASE_URL,
    natsUrl: config.NATS_URL,
    dataset: config.HAOBAN_DATASET,
    digest: config.HAOBAN_DIGEST,
    key: config.HAOBAN_KEY,
    warn,
  });
  const parts = createWriteParts(warehouse);
  const letters = createDeadLetterStore(warehouse, messaging.pool);
  const sinks = startSinks(messaging, parts, letters, warn);
  const store = createImportsStore(messaging.pool, warehouse);
  const app = await buildApp(
    {
      answers: createAnswers(warehouse, parts.pasts),
      history: createCaseHistory(warehouse),
      cells: createCaseCells(warehouse),
      forecasts: createForecastRows(warehouse, parts.pasts),
      reviews: createWindowReviews(warehouse, parts.pasts),
      places: createPlaces(warehouse),
      reference: parts.reference,
      goals: openGoals(messaging),
      receipts: messaging.receipts,
      letters: { ...letters, replay: replayOf(parts, messaging.publisher) },
      imports: { ...store, publish: sinks.publishImport, settled: sinks.settled, spoolDir: tmpdir() },
      exports: { store: createExports(warehouse, parts.pasts), spoolDir: tmpdir() },
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
