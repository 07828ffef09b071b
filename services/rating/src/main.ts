import { hkdfSync } from 'node:crypto';
import { runService } from '@haoban/service-kit/run';
import { createServiceToken } from '@haoban/service-kit/service-token';
import { createAddressLookUp } from '@haoban/notices/party-address';
import { noticeOptions } from '@haoban/notices/settings';
import { connectMessaging } from '@haoban/messaging/runtime';
import { createPhoneLookUp } from './api/rater-phone.ts';
import { ratingReadings } from './api/readings.ts';
import { startCanaries } from './api/run-canaries.ts';
import { buildApp } from './app.ts';
import { readRatingConfig } from './config.ts';
import { createDeviceSecrets } from './db/device-secrets.ts';
import { createFollowUpLinks } from './db/follow-up-links.ts';
import { createRatingLinks } from './db/rating-links.ts';
import { openStores } from './db/stores.ts';
import { hearing } from './events/hearing.ts';
import { openRatingNotices } from './events/rating-notices.ts';

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
  const token = createServiceToken({
    issuer: config.OIDC_ISSUER,
    clientId: config.SERVICE_CLIENT_ID,
    clientSecret: config.SERVICE_CLIENT_SECRET,
  });
  const links = createRatingLinks(derived('haoban rating link'), config.PUBLIC_URL);
  const followUpLinks = createFollowUpLinks(derived('haoban follow-up link'), config.PUBLIC_URL);
  const notices = openRatingNotices(messaging, stores, {
    ...noticeOptions(config, messaging.now),
    lookUp: createAddressLookUp(config.INTAKE_URL, token),
    links,
    followUpLinks,
    warn,
  });
  const deps = {
    stores,
    notices,
    receipts: messaging.receipts,
    links,
    followUpLinks,
    lookUpPhone: createPhoneLookUp({ intakeUrl: config.INTAKE_URL, token, warn }),
    provenanceKey: derived('haoban rating provenance'),
    deviceSecrets: createDeviceSecrets(derived('haoban rating device')),
    smsSecret: config.HAOBAN_SMS_SECRET,
    linkRequestsPerMinute: config.LINK_REQUESTS_PER_MINUTE,
    now: messaging.now,
  };
  const app = await buildApp(deps, {
    check,
    parts: messaging.parts,
    readings: [...messaging.readings, ...ratingReadings(deps), ...notices.readings],
    logLevel: config.LOG_LEVEL,
    trustedProxies: config.TRUSTED_PROXIES,
  });
  const invitesByMessage = config.HAOBAN_INVITE_BY_MESSAGE === 'yes';
  await messaging.start(hearing(stores, links, { outbox: notices.outbox, invitesByMessage }));
  notices.start();
  messaging.sweep('subjects', stores.subjects);
  messaging.sweep('orders', stores.orders);
  const canaries = startCanaries(app, deps, warn);
  const stop = async (): Promise<void> => {
    await canaries.stop();
    await notices.stop();
    await messaging.stop();
  };
  return { app, stop };
});
