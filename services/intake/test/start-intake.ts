import type { Envelope } from '@haoban/contracts/envelope';
import { testDatabase, testIssuer, testNats } from '@haoban/local-stack/test-fixtures';
import { connectMessaging } from '@haoban/messaging/runtime';
import { createTokenCheck } from '@haoban/service-kit/tokens';
import { buildApp } from '../src/app.ts';
import { openStores } from '../src/db/stores.ts';
import { callers } from './callers.ts';
import { publishHall } from './given-hall.ts';

/** The service on servers of its own with one hall published, on the morning of 26 November 2026. */
export async function startIntake() {
  const [database, nats] = await Promise.all([testDatabase(['intake']), testNats()]);
  const messaging = await connectMessaging({
    service: 'intake',
    databaseUrl: database.url,
    natsUrl: nats.url,
    dataset: 'live',
    warn: (message, error) => console.warn(message, error),
  });
  const { receipts, parts, readings, pool } = messaging;
  const stores = openStores(messaging, Buffer.alloc(32, 1));
  const app = await buildApp(
    {
      stores,
      receipts,
      itemCode: /^[a-z-]+$/,
      queryKey: Buffer.alloc(32, 2),
      now: () => new Date('2026-11-26T01:00:00.000Z'),
    },
    { check: createTokenCheck(testIssuer(), 'haoban'), parts, readings, logLevel: 'silent' },
  );
  await messaging.start({});
  const http = callers(await app.listen({ host: '127.0.0.1', port: 0 }));
  await publishHall(http);

  const rows = async (text: string, values: unknown[]): Promise<Record<string, unknown>[]> =>
    (await pool.query<Record<string, unknown>>(text, values)).rows;
  const said = async (subject: string): Promise<Envelope[]> => {
    const found = await rows('select body from journal where subject = $1 order by sequence', [subject]);
    return found.map(({ body }): Envelope => JSON.parse(String(body)));
  };
  return {
    ...http,
    vault: stores.vault,
    /** Rows of a statement on the service's tables. */
    rows,
    /** What the journal says of a subject, in order. */
    said,
    /** The types of it. */
    typesOf: async (subject: string) => (await said(subject)).map(({ type }) => type),
    /** How many events of a type the journal holds. */
    countOf: async (type: string) => (await rows('select 1 from journal where type = $1', [type])).length,
    stop: async () => {
      await app.close();
      await messaging.stop();
      await database.drop();
    },
  };
}
