import { connectMessaging } from '@haoban/messaging/runtime';
import { runService } from '@haoban/service-kit/run';
import { createServiceToken } from '@haoban/service-kit/service-token';
import { createLabelLookUp } from './api/courier-label.ts';
import { buildApp } from './app.ts';
import { readDeliveryConfig } from './config.ts';
import { openStores } from './db/stores.ts';
import { hearing } from './events/hearing.ts';

await runService('delivery', readDeliveryConfig, async (config, { check, warn }) => {
  const messaging = await connectMessaging({
    service: 'delivery',
    databaseUrl: config.DATABASE_URL,
    natsUrl: config.NATS_URL,
    dataset: config.HAOBAN_DATASET,
    digest: config.HAOBAN_DIGEST,
    key: config.HAOBAN_KEY,
    warn,
  });
  const stores = openStores(messaging);
  const token = createServiceToken({
    issuer: config.OIDC_ISSUER,
    clientId: config.SERVICE_CLIENT_ID,
    clientSecret: config.SERVICE_CLIENT_SECRET,
  });
  const lookUpLabel = createLabelLookUp({ intakeUrl: config.INTAKE_URL, token, warn });
  const app = await buildApp(
    { stores, receipts: messaging.receipts, lookUpLabel, now: () => new Date() },
    { check, parts: messaging.parts, readings: messaging.readings, logLevel: config.LOG_LEVEL },
  );
  await messaging.start(hearing(stores));
  return { app, stop: messaging.stop };
});
