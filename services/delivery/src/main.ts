import { objectStore } from '@haoban/documents/object-store';
import { createPaperArchive } from '@haoban/documents/paper-archive';
import { createPaperPress } from '@haoban/documents/paper-press';
import { connectMessaging } from '@haoban/messaging/runtime';
import { createAddressLookUp } from '@haoban/notices/party-address';
import { noticeOptions } from '@haoban/notices/settings';
import { runService } from '@haoban/service-kit/run';
import { createServiceToken } from '@haoban/service-kit/service-token';
import { buildApp } from './app.ts';
import { readDeliveryConfig } from './config.ts';
import { deriveSecrets } from './db/derived-secrets.ts';
import { openStores } from './db/stores.ts';
import { openDeliveryNotices } from './events/delivery-notices.ts';
import { hearing } from './events/hearing.ts';
import { createPartyLookUp } from './events/party-look-up.ts';
import { createLicencePrinter, printWaiting } from './events/print-licence.ts';

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
  const stores = openStores(messaging, { deliverRefusals: config.HAOBAN_DELIVER_REFUSALS === 'yes' });
  const secrets = deriveSecrets(Buffer.from(config.HAOBAN_KEY, 'base64'));
  // one press for licences that somebody waits for, one for those that can wait
  const press = createPaperPress();
  const patientPress = createPaperPress({ patient: true });
  const licences = {
    objects: objectStore(config.HAOBAN_OBJECTS),
    key: secrets.paperKey,
    address: `${config.PUBLIC_URL}/api/delivery/licences`,
  };
  const archive = createPaperArchive({ ...licences, press });
  const patient = createPaperArchive({ ...licences, press: patientPress });
  const token = createServiceToken({
    issuer: config.OIDC_ISSUER,
    clientId: config.SERVICE_CLIENT_ID,
    clientSecret: config.SERVICE_CLIENT_SECRET,
  });
  const lookUp = createPartyLookUp({ intakeUrl: config.INTAKE_URL, token });
  const notices = openDeliveryNotices(messaging, stores, secrets, {
    ...noticeOptions(config, messaging.now),
    codeOf: archive.codeOf,
    lookUp: createAddressLookUp(config.INTAKE_URL, token),
    warn,
  });
  const printLicence = createLicencePrinter({ stores, archive, lookUp });
  const { receipts, now } = messaging;
  const readings = [...messaging.readings, ...notices.readings];
  const app = await buildApp(
    { stores, receipts, lookUp, secrets, archive, printLicence, notices, warn, now },
    { check, parts: messaging.parts, readings, logLevel: config.LOG_LEVEL },
  );
  await messaging.start(hearing(stores, archive.codeOf, notices));
  notices.start();
  messaging.sweep('cases', stores.cases);
  const printPatiently = createLicencePrinter({ stores, archive: patient, lookUp });
  messaging.workOff('papers', printWaiting(stores, printPatiently));
  const stop = async (): Promise<void> => {
    await notices.stop();
    await messaging.stop();
    await Promise.all([press.close(), patientPress.close()]);
  };
  return { app, stop };
});
