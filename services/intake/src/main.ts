import { hkdfSync } from 'node:crypto';
import { objectStore } from '@haoban/documents/object-store';
import { createPaperArchive } from '@haoban/documents/paper-archive';
import { createPaperPress } from '@haoban/documents/paper-press';
import { runService } from '@haoban/service-kit/run';
import { connectMessaging } from '@haoban/messaging/runtime';
import { buildApp } from './app.ts';
import { readIntakeConfig } from './config.ts';
import { openStores } from './db/stores.ts';
import { hearing } from './events/hearing.ts';
import { createPaperPrinter } from './events/print-paper.ts';

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
  const objects = objectStore(config.HAOBAN_OBJECTS);
  const press = createPaperPress();
  const archive = createPaperArchive({
    objects,
    press,
    key: Buffer.from(hkdfSync('sha256', secret, '', 'haoban paper code', 32)),
    address: `${config.PUBLIC_URL}/api/intake/papers`,
  });
  const app = await buildApp(
    {
      stores,
      receipts: messaging.receipts,
      itemCode: new RegExp(config.HAOBAN_ITEM_CODE),
      queryKey: Buffer.from(hkdfSync('sha256', secret, '', 'haoban query code', 32)),
      objects,
      archive,
      maxFileBytes: config.HAOBAN_FILE_BYTES,
      now: messaging.now,
    },
    { check, parts: messaging.parts, readings: messaging.readings, logLevel: config.LOG_LEVEL },
  );
  await messaging.start(hearing(stores, createPaperPrinter({ stores, archive, objects })));
  messaging.sweep('cases', stores.cases);
  messaging.sweep('bundles', stores.bundles);
  messaging.sweep('prereviews', stores.prereviews);
  return { app, stop: () => messaging.stop().finally(() => press.close()) };
});
