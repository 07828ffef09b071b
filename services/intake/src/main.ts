import { hkdfSync } from 'node:crypto';
import { runService } from '@haoban/service-kit/run';
import { connectMessaging } from '@haoban/messaging/runtime';
import { buildApp } from './app.ts';
import { readIntakeConfig } from './config.ts';
import { openStores } from './db/stores.ts';

await runService('intake', readIntakeConfig, async (config, { check, warn }) => {
  const messaging = await connectMessaging({
    service: 'intake',
    databaseUrl: config.DATABASE_URL,
    natsUrl: config.NATS_URL,
    dataset: config.HAOBAN_DATASET,
    digest: config.HAOBAN_DIGEST,
    key: config.HAOBAN_KEY,
    warn,
  });
  const secret = Buffer.from(config.HAOBAN_KEY, 'base64');
  const stores = openStores(messaging, secret);
  const app = await buildApp(
    {
      stores,
      receipts: messaging.receipts,
      itemCode: new RegExp(config.HAOBAN_ITEM_CODE),
      queryKey: Buffer.from(hkdfSync('sha256', secret, '', 'haoban query code', 32)),
      now: () => new Date(),
    },
    { check, parts: messaging.parts, readings: messaging.readings, logLevel: config.LOG_LEVEL },
  );
  await messaging.start({});
  return { app, stop: messaging.stop };
});
