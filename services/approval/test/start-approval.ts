import { randomUUID } from 'node:crypto';
import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject } from '@haoban/contracts/subjects';
import { testDatabase, testIssuer, testNats, testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { connectMessaging } from '@haoban/messaging/runtime';
import { createTokenCheck } from '@haoban/service-kit/tokens';
import { buildApp } from '../src/app.ts';
import { openStores } from '../src/db/stores.ts';
import { hearing } from '../src/events/hearing.ts';

/** The answer of a request: status, body, headers. */
export type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

const patience = { timeoutMs: 80_000 };

/** The whole service on a database and a NATS account of its own, on the morning of 2 November 2026. */
export async function startApproval() {
  const [database, nats] = await Promise.all([testDatabase(['approval']), testNats()]);
  const messaging = await connectMessaging({
    service: 'approval',
    databaseUrl: database.url,
    natsUrl: nats.url,
    dataset: 'live',
    warn: (message, error) => console.error(message, error),
  });
  const stores = openStores(messaging);
  const check = createTokenCheck(testIssuer(), 'haoban');
  const { parts, readings, receipts, publisher, pool } = messaging;
  const app = await buildApp(
    { stores, receipts, now: () => new Date('2026-11-02T02:00:00.000Z') },
    { check, parts, readings, logLevel: 'silent' },
  );
  await messaging.start(hearing(stores));
  const address = await app.listen({ host: '127.0.0.1', port: 0 });

  const repeatedSoFar = async (): Promise<number> =>
    readings.find(({ name }) => name === 'haoban_consumer_repeated')?.read() ?? 0;

  const lastHeard = async (subject: string): Promise<number> => {
    const text = 'select sequence from inbox where source = $1 and subject = $2';
    const { rows } = await pool.query<{ sequence: number }>(text, ['haoban/intake', subject]);
    return rows[0]?.sequence ?? 0;
  };

  return {
    call: caller(address),
    /** Publishes an event as its service would; each call is another delivery of it. */
    deliver: (event: Envelope) => publisher.publish(eventSubject(event), JSON.stringify(event), randomUUID()),
    /** Events recorded for a subject, in order. */
    said: async (subject: string): Promise<Envelope[]> => {
      const text = 'select body from journal where subject = $1 order by sequence';
      const { rows } = await pool.query<{ body: string }>(text, [subject]);
      return rows.map(({ body }): Envelope => JSON.parse(body));
    },
    /** Waits until an event of intake was taken. */
    heard: (subject: string, sequence: number) =>
      waitUntil(async () => (await lastHeard(subject)) >= sequence, {
        ...patience,
        what: `event ${sequence} of ${subject} to be heard`,
      }),
    repeatedSoFar,
    /** Waits until as many deliveries were known already. */
    repeated: (count: number) =>
      waitUntil(async () => (await repeatedSoFar()) >= count, {
        ...patience,
        what: `${count} repeated deliveries`,
      }),
    stop: async () => {
      await app.close();
      await messaging.stop();
      await database.drop();
    },
  };
}

const caller =
  (address: string) =>
  async (method: string, path: string, account?: string, body?: unknown, key?: string): Promise<Answer> => {
    const response = await fetch(`${address}/api/approval${path}`, {
      method,
      headers: {
        ...(account === undefined ? {} : { authorization: `Bearer ${await testToken(account)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: JSON.parse(await response.text()), headers: response.headers };
  };
