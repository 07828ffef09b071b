import { hkdfSync } from 'node:crypto';
import { runService } from '@haoban/service-kit/run';
import { connectMessaging } from '@haoban/messaging/runtime';
import { createRatingLinks } from './api/rating-link.ts';
import { buildApp } from './app.ts';
import { readRatingConfig } from './config.ts';
import { openStores } from './db/stores.ts';
import { hearing } from './events/hearing.ts';

await runService('rating', readRatingConfig, async (config, { check, warn }) => {
  const messaging = await connectMessaging({
    service: 'rating',
    databaseUrl: config.DATABASE_URL,
    natsUrl: config.NATS_URL,
    dataset: config.HAOBAN_DATASET,
    digest: config.HAOBAN_DIGEST,
    key: config.HAOBAN_KEY,
    warn,
  });
  const secret = Buffer.from(config.HAOBAN_KEY, 'base64');
  const derived = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', use, 32));
  const stores = openStores(messaging);
  const app = await buildApp(
    {
      stores,
      receipts: messaging.receipts,
      links: createRatingLinks(derived('haoban rating link'), config.PUBLIC_URL),
      provenanceKey: derived('haoban rating provenance'),
      now: () => new Date(),
    },
    { check, parts: messaging.parts, readings: messaging.readings, logLevel: config.LOG_LEVEL },
  );
  await messaging.start(hearing(stores));
  return { app, stop: messaging.stop };
});
