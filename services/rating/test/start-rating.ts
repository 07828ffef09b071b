import { testDatabase, testIssuer, testNats, waitUntil } from '@haoban/local-stack/test-fixtures';
import { connectMessaging, type Messaging } from '@haoban/messaging/runtime';
import { createTokenCheck } from '@haoban/service-kit/tokens';
import { createRatingLinks } from '../src/api/rating-link.ts';
import { buildApp } from '../src/app.ts';
import type { Moment } from '../src/core/subject.ts';
import { openStores } from '../src/db/stores.ts';
import { hearing } from '../src/events/hearing.ts';
import { callers } from './callers.ts';
import { otherServices } from './other-services.ts';

/** The service over HTTP on servers of its own; `clock.at` is what it takes for now. */
export async function startRating() {
  const [database, nats] = await Promise.all([testDatabase(['rating']), testNats()]);
  const messaging = await connectMessaging({
    service: 'rating',
    databaseUrl: database.url,
    natsUrl: nats.url,
    dataset: 'live',
    warn: (message, error) => console.warn(message, error),
  });
  const clock = { at: new Date('2026-11-26T01:00:00.000Z') };
  const stores = openStores(messaging);
  const links = createRatingLinks(Buffer.alloc(32, 1), 'https://hall.example');
  const { receipts, parts, readings } = messaging;
  const app = await buildApp(
    { stores, receipts, links, provenanceKey: Buffer.alloc(32, 2), now: () => clock.at },
    { check: createTokenCheck(testIssuer(), 'haoban'), parts, readings, logLevel: 'error' },
  );
  await messaging.start(hearing(stores));
  return {
    ...callers(await app.listen({ host: '127.0.0.1', port: 0 })),
    ...journalReaders(messaging),
    clock,
    links,
    tell: otherServices(messaging.publisher),
    /** Waits until the service has heard of a moment. */
    heard: (subject: string, moment: Moment) =>
      waitUntil(async () => (await stores.subjects.load(subject))?.state.heard[moment], {
        timeoutMs: 80_000,
        what: `${moment} of ${subject}`,
      }),
    stop: async () => {
      await app.close();
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
