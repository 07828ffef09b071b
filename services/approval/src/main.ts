import { connectMessaging } from '@haoban/messaging/runtime';
import { runService } from '@haoban/service-kit/run';
import { buildApp } from './app.ts';
import { readApprovalConfig } from './config.ts';
import { openStores } from './db/stores.ts';
import { hearing } from './events/hearing.ts';

await runService('approval', readApprovalConfig, async (config, { check, warn }) => {
  const messaging = await connectMessaging({
    service: 'approval',
    databaseUrl: config.DATABASE_URL,
    natsUrl: config.NATS_URL,
    dataset: config.HAOBAN_DATASET,
    digest: config.HAOBAN_DIGEST,
    key: config.HAOBAN_KEY,
    warn,
  });
  const stores = openStores(messaging);
  const app = await buildApp(
    { stores, receipts: messaging.receipts, now: () => new Date() },
    { check, parts: messaging.parts, readings: messaging.readings, logLevel: config.LOG_LEVEL },
  );
  await messaging.start(hearing(stores));
  return { app, stop: messaging.stop };
});
