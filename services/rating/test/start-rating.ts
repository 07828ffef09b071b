import { testDatabase, testIssuer, testNats, waitUntil } from '@haoban/local-stack/test-fixtures';
import { connectMessaging, type Messaging } from '@haoban/messaging/runtime';
import { createTokenCheck } from '@haoban/service-kit/tokens';
import { ratingReadings } from '../src/api/readings.ts';
import { buildApp } from '../src/app.ts';
import type { Moment } from '../src/core/subject.ts';
import { createDeviceSecrets } from '../src/db/device-secrets.ts';
import { createFollowUpLinks } from '../src/db/follow-up-links.ts';
import { createRatingLinks } from '../src/db/rating-links.ts';
import { openStores } from '../src/db/stores.ts';
import { hearing } from '../src/events/hearing.ts';
import { openRatingNotices } from '../src/events/rating-notices.ts';
import { callers } from './callers.ts';
import { gatewaySecret, givenGateway } from './given-gateway.ts';
import { otherServices } from './other-services.ts';
import { steppingClock } from './stepping-clock.ts';

const patience = { timeoutMs: 80_000 };

/** What the SMS gateway of the tests signs with. */
export const smsSecret = 'the gateway of the tests';

/**
 * The service over HTTP on servers of its own, from the morning of 26 November 2026 on. Business time is stepped by
 * its `clock`; tokens live by the real one. Not `sweeping`, only commands let time pass, until `sweep`.
 */
export async function startRating({
  from = '2026-11-26T01:00:00.000Z',
  sweeping = true,
  invitesByMessage = false,
} = {}) {
  const clock = steppingClock(from);
  const [database, nats] = await Promise.all([testDatabase(['rating']), testNats()]);
  const messaging = await connectMessaging({
    service: 'rating',
    databaseUrl: database.url,
    natsUrl: nats.url,
    dataset: 'live',
    now: clock.now,
    warn: (message, error) => console.warn(message, error),
  });
  const stores = openStores(messaging);
  const links = createRatingLinks(Buffer.alloc(32, 1), 'https://hall.example');
  const { receipts, parts, readings, pool } = messaging;
  const followUpLinks = createFollowUpLinks(Buffer.alloc(32, 4), 'https://hall.example');
  const phone = givenGateway();
  const notices = openRatingNotices(messaging, stores, {
    publicUrl: 'https://hall.example',
    gateways: { sms: phone.gateway },
    gatewaySecret,
    sender: '江阴政务',
    lookUp: phone.lookUp,
    links,
    followUpLinks,
    warn: () => {},
  });
  const deps = {
    stores,
    notices,
    receipts,
    links,
    followUpLinks,
    lookUpPhone: async (applicantRef: string) => ({ phone: `phone of ${applicantRef}` }),
    provenanceKey: Buffer.alloc(32, 2),
    deviceSecrets: createDeviceSecrets(Buffer.alloc(32, 3)),
    smsSecret,
    now: messaging.now,
  };
  const app = await buildApp(deps, {
    check: createTokenCheck(testIssuer(), 'haoban'),
    parts,
    readings: [...readings, ...ratingReadings(deps)],
    logLevel: 'error',
  });
  await messaging.start(hearing(stores, links, { outbox: notices.outbox, invitesByMessage }));
  notices.start();
  const sweep = (): void => {
    messaging.sweep('subjects', stores.subjects);
    messaging.sweep('orders', stores.orders);
  };
  if (sweeping) sweep();
  const isDue = async (): Promise<boolean> => {
    const text =
      'select from subjects where wakes_at <= $1 union all select from orders where wakes_at <= $1 limit 1';
    return (await pool.query(text, [clock.now().toISOString()])).rowCount === 1;
  };
  return {
    ...callers(await app.listen({ host: '127.0.0.1', port: 0 })),
    ...journalReaders(messaging),
    app,
    natsUrl: nats.url,
    deps,
    stores,
    /** The service's own connection, to look into its tables. */
    pool,
    clock,
    /** The gateway of text messages, and what it got. */
    phone,
    links,
    tell: otherServices(messaging.publisher),
    /** Publishes bytes on a subject of the stream under an id. */
    deliver: messaging.publisher.publish,
    /** Starts the sweep of a service that was started without. */
    sweep,
    /** Waits until everything has happened that was due by the present time. */
    swept: () => waitUntil(async () => !(await isDue()), { ...patience, what: 'the sweep' }),
    /** Waits until the service has heard of a moment. */
    heard: (subject: string, moment: Moment) =>
      waitUntil(async () => (await stores.subjects.load(subject))?.state.heard[moment], {
        ...patience,
        what: `${moment} of ${subject}`,
      }),
    /** Waits until events of a service about a subject were taken, up to a sequence. */
    took: (source: string, subject: string, sequence: number) =>
      waitUntil(
        async () => {
          const text = 'select from inbox where source = $1 and subject = $2 and sequence >= $3';
          return (await pool.query(text, [`haoban/${source}`, subject, sequence])).rowCount === 1;
        },
        { ...patience, what: `event ${sequence} of ${subject}` },
      ),
    stop: async () => {
      await app.close();
      await notices.stop();
      await messaging.stop();
      await database.drop();
    },
  };
}

const journalReaders = ({ pool, nc }: Messaging) => ({
  /** What the journal says of a subject, in order. */
  said: async (subject: string) => {
    const text = 'select body from journal where subject = $1 order by sequence';
    const { rows } = await pool.query<{ body: string }>(text, [subject]);
    return rows.map(({ body }) => JSON.parse(body));
  },
  /** The whole row of a subject, as text. */
  row: async (subject: string) => {
    const { rows } = await pool.query('select * from subjects where subject = $1', [subject]);
    return JSON.stringify(rows);
  },
  /** Subscribes to what reaches the stream; the texts as published. */
  published: () => {
    const heard: string[] = [];
    nc.subscribe('haoban.*.rating.rating.>', { callback: (_, message) => void heard.push(message.string()) });
    return heard;
  },
});
