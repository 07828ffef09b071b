import { randomUUID } from 'node:crypto';
import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject } from '@haoban/contracts/subjects';
import { testDatabase, testIssuer, testNats, testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { connectMessaging } from '@haoban/messaging/runtime';
import { createTokenCheck } from '@haoban/service-kit/tokens';
import { buildApp } from '../src/app.ts';
import { createSealing } from '../src/db/sealed-secret.ts';
import { openStores } from '../src/db/stores.ts';
import { hearing } from '../src/events/hearing.ts';
import { ownAddress } from '../src/events/own-address.ts';
import { createPaperPrinter, printWaiting } from '../src/events/print-paper.ts';
import { startTelling } from '../src/events/start-telling.ts';
import { createPaperWriter } from '../src/events/write-paper.ts';
import { paperDesk } from './paper-desk.ts';

/** The answer of a request: status, body, headers. */
export type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

const patience = { timeoutMs: 80_000 };

/** The time of a service under test: it stands still until a test steps it, never backwards. */
function steppingClock(from: string) {
  let instant = new Date(from);
  return {
    now: (): Date => instant,
    /** Sets the time to an instant (ISO with its offset); what falls due by then happens with the next sweep. */
    goTo: (iso: string): void => {
      const next = new Date(iso);
      if (!(next >= instant))
        throw new RangeError(`time does not go from ${instant.toISOString()} to ${iso}`);
      instant = next;
    },
  };
}

/**
 * The whole service on a database and a NATS account of its own, from the morning of 2 November 2026 on. Business time
 * is stepped by its `clock`; tokens live by the real one. Not `sweeping`, only commands let time pass, until `sweep`.
 */
export async function startApproval({ from = '2026-11-02T02:00:00.000Z', sweeping = true } = {}) {
  const clock = steppingClock(from);
  const [database, nats] = await Promise.all([testDatabase(['approval']), testNats()]);
  const messaging = await connectMessaging({
    service: 'approval',
    databaseUrl: database.url,
    natsUrl: nats.url,
    dataset: 'live',
    now: clock.now,
    warn: (message, error) => console.error(message, error),
  });
  const stores = openStores(messaging);
  const sealing = createSealing(Buffer.alloc(32, 7).toString('base64'));
  const http = 'refused';
  const check = createTokenCheck(testIssuer(), 'haoban');
  const { parts, readings, receipts, publisher, pool } = messaging;
  const desk = paperDesk('https://hall.example/api/approval/papers');
  const { archive } = desk;
  const printPaper = createPaperPrinter(stores, archive);
  const app = await buildApp(
    { stores, receipts, now: messaging.now, archive, printPaper, webhooks: { ...sealing, http } },
    { check, parts, readings, logLevel: 'silent' },
  );
  await messaging.start(hearing(stores, createPaperWriter(stores, archive)));
  messaging.workOff('papers', printWaiting(stores, printPaper));
  const sweep = (): void => {
    messaging.sweep('cases', stores.cases);
    messaging.sweep('joints', stores.joints);
  };
  if (sweeping) sweep();
  const address = await app.listen({ host: '127.0.0.1', port: 0 });

  const repeatedSoFar = async (): Promise<number> =>
    readings.find(({ name }) => name === 'haoban_consumer_repeated')?.read() ?? 0;

  const lastHeard = async (subject: string, source: string): Promise<number> => {
    const text = 'select sequence from inbox where source = $1 and subject = $2';
    const { rows } = await pool.query<{ sequence: number }>(text, [`haoban/${source}`, subject]);
    return rows[0]?.sequence ?? 0;
  };
  const isDue = async (): Promise<boolean> => {
    const text =
      'select from cases where wakes_at <= $1 union all select from joints where wakes_at <= $1 limit 1';
    return (await pool.query(text, [clock.now().toISOString()])).rowCount === 1;
  };

  return {
    clock,
    stores,
    /** The service's own connection, to look into its tables. */
    pool,
    address,
    /** Starts the sweep of a service that was started without. */
    sweep,
    /** Starts telling webhooks, with an answer awaited so long, until the returned handle is stopped. */
    tell: (timeoutMs = 2_000) =>
      startTelling({
        pool,
        stores,
        sealing,
        http,
        ownAddress: () => ownAddress(app.addresses()),
        timeoutMs,
        warn: () => {},
      }),
    /** Waits until everything has happened that was due by the present time. */
    swept: () => waitUntil(async () => !(await isDue()), { ...patience, what: 'the sweep' }),
    call: caller(address),
    /** Publishes an event as its service would; each call is another delivery of it. */
    deliver: (event: Envelope) => publisher.publish(eventSubject(event), JSON.stringify(event), randomUUID()),
    /** Events recorded for a subject, in order. */
    said: async (subject: string): Promise<Envelope[]> => {
      const text = 'select body from journal where subject = $1 order by sequence';
      const { rows } = await pool.query<{ body: string }>(text, [subject]);
      return rows.map(({ body }): Envelope => JSON.parse(body));
    },
    /** Waits until an event of another service was taken. */
    heard: (subject: string, sequence: number, source = 'intake') =>
      waitUntil(async () => (await lastHeard(subject, source)) >= sequence, {
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
      await desk.stop();
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
