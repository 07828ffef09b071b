import { hkdfSync } from 'node:crypto';
import { objectStore } from '@haoban/documents/object-store';
import { createPaperArchive } from '@haoban/documents/paper-archive';
import { createPaperPress } from '@haoban/documents/paper-press';
import { connectMessaging } from '@haoban/messaging/runtime';
import { runService } from '@haoban/service-kit/run';
import { buildApp } from './app.ts';
import { readApprovalConfig } from './config.ts';
import { createSealing } from './db/sealed-secret.ts';
import { openStores } from './db/stores.ts';
import { tellingReadings } from './db/telling-readings.ts';
import { hearing } from './events/hearing.ts';
import { ownAddress } from './events/own-address.ts';
import { createPaperPrinter, printWaiting } from './events/print-paper.ts';
import { startTelling } from './events/start-telling.ts';
import { createPaperWriter } from './events/write-paper.ts';

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
  const sealing = createSealing(config.HAOBAN_KEY);
  const http = config.HAOBAN_WEBHOOK_HTTP;
  // one press for papers that somebody waits for, one for those that can wait
  const press = createPaperPress();
  const patientPress = createPaperPress({ patient: true });
  const papers = {
    objects: objectStore(config.HAOBAN_OBJECTS),
    key: Buffer.from(
      hkdfSync('sha256', Buffer.from(config.HAOBAN_KEY, 'base64'), '', 'haoban paper code', 32),
    ),
    address: `${config.PUBLIC_URL}/api/approval/papers`,
  };
  const archive = createPaperArchive({ ...papers, press });
  const printPatiently = createPaperPrinter(stores, createPaperArchive({ ...papers, press: patientPress }));
  const app = await buildApp(
    {
      stores,
      receipts: messaging.receipts,
      now: messaging.now,
      archive,
      printPaper: createPaperPrinter(stores, archive),
      webhooks: { ...sealing, http },
    },
    {
      check,
      parts: messaging.parts,
      readings: [...messaging.readings, ...tellingReadings(stores)],
      logLevel: config.LOG_LEVEL,
    },
  );
  await messaging.start(hearing(stores, createPaperWriter(stores, archive)));
  messaging.sweep('cases', stores.cases);
  messaging.sweep('joints', stores.joints);
  messaging.workOff('papers', printWaiting(stores, printPatiently));
  const telling = startTelling({
    pool: messaging.pool,
    stores,
    sealing,
    http,
    selfTestWebhook: config.HAOBAN_SELF_TEST_WEBHOOK,
    ownAddress: () => ownAddress(app.addresses()),
    warn,
  });
  const stop = async (): Promise<void> => {
    await telling.stop();
    await messaging.stop();
    await Promise.all([press.close(), patientPress.close()]);
  };
  return { app, stop };
});
