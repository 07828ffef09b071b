import { hkdfSync } from 'node:crypto';
import { objectStore } from '@haoban/documents/object-store';
import { createPaperArchive } from '@haoban/documents/paper-archive';
import { createPaperPress } from '@haoban/documents/paper-press';
import { noticeOptions } from '@haoban/notices/settings';
import { runService } from '@haoban/service-kit/run';
import { connectMessaging } from '@haoban/messaging/runtime';
import { buildApp } from './app.ts';
import { readIntakeConfig } from './config.ts';
import { openStores } from './db/stores.ts';
import { hearing } from './events/hearing.ts';
import { openIntakeNotices } from './events/intake-notices.ts';
import { createPaperPrinter, printWaiting } from './events/print-paper.ts';
import { createPaperWriter } from './events/write-paper.ts';

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
  // one press for papers that somebody waits for, one for those that can wait
  const press = createPaperPress();
  const patientPress = createPaperPress({ patient: true });
  const papers = {
    objects,
    key: Buffer.from(hkdfSync('sha256', secret, '', 'haoban paper code', 32)),
    address: `${config.PUBLIC_URL}/api/intake/papers`,
  };
  const archive = createPaperArchive({ ...papers, press });
  const patient = createPaperArchive({ ...papers, press: patientPress });
  const notices = openIntakeNotices(messaging, stores, {
    ...noticeOptions(config, messaging.now),
    warn,
  });
  const readings = [...messaging.readings, ...notices.readings];
  const app = await buildApp(
    {
      stores,
      receipts: messaging.receipts,
      itemCode: new RegExp(config.HAOBAN_ITEM_CODE),
      queryKey: Buffer.from(hkdfSync('sha256', secret, '', 'haoban query code', 32)),
      objects,
      archive,
      printPaper: createPaperPrinter({ stores, archive, objects }),
      maxFileBytes: config.HAOBAN_FILE_BYTES,
      notices,
      now: messaging.now,
    },
    { check, parts: messaging.parts, readings, logLevel: config.LOG_LEVEL },
  );
  await messaging.start(hearing(stores, createPaperWriter({ stores, archive }), notices));
  notices.start();
  messaging.sweep('cases', stores.cases);
  messaging.sweep('bundles', stores.bundles);
  messaging.sweep('prereviews', stores.prereviews);
  const printPatiently = createPaperPrinter({ stores, archive: patient, objects });
  messaging.workOff('papers', printWaiting(stores, printPatiently));
  const stop = async (): Promise<void> => {
    await notices.stop();
    await messaging.stop();
    await Promise.all([press.close(), patientPress.close()]);
  };
  return { app, stop };
});
