import { randomUUID } from 'node:crypto';
import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject } from '@haoban/contracts/subjects';
import { testDatabase, testIssuer, testNats, waitUntil } from '@haoban/local-stack/test-fixtures';
import { connectMessaging } from '@haoban/messaging/runtime';
import { createTokenCheck } from '@haoban/service-kit/tokens';
import { buildApp } from '../src/app.ts';
import { openStores } from '../src/db/stores.ts';
import { hearing } from '../src/events/hearing.ts';
import { openIntakeNotices } from '../src/events/intake-notices.ts';
import { createPaperPrinter, printWaiting } from '../src/events/print-paper.ts';
import { createPaperWriter } from '../src/events/write-paper.ts';
import { callers } from './callers.ts';
import { gatewaySecret, givenGateway } from './given-gateway.ts';
import { publishHall } from './given-hall.ts';
import { paperDesk } from './paper-desk.ts';
import { steppingClock } from './stepping-clock.ts';

const patience = { timeoutMs: 80_000 };

/**
 * The service on servers of its own with one hall published, from the morning of 26 November 2026 on. Business time is
 * stepped by its `clock`; tokens live by the real one. Not `sweeping`, only commands let time pass, until `sweep`.
 */
export async function startIntake({ from = '2026-11-26T01:00:00.000Z', sweeping = true } = {}) {
  const clock = steppingClock(from);
  const [database, nats] = await Promise.all([testDatabase(['intake']), testNats()]);
  const messaging = await connectMessaging({
    service: 'intake',
    databaseUrl: database.url,
    natsUrl: nats.url,
    dataset: 'live',
    now: clock.now,
    warn: (message, error) => console.warn(message, error),
  });
  const { receipts, parts, readings, pool, publisher } = messaging;
  const stores = openStores(messaging, Buffer.alloc(32, 1));
  const desk = paperDesk('https://hall.example/api/intake/papers');
  const { objects, archive } = desk;
  const printPaper = createPaperPrinter({ stores, archive, objects });
  const phone = givenGateway();
  const notices = openIntakeNotices(messaging, stores, {
    publicUrl: 'https://hall.example',
    gateways: { sms: phone.gateway },
    gatewaySecret,
    sender: '江阴政务',
    warn: () => {},
  });
  const app = await buildApp(
    {
      stores,
      receipts,
      itemCode: /^[a-z-]+$/,
      queryKey: Buffer.alloc(32, 2),
      objects,
      archive,
      printPaper,
      notices,
      maxFileBytes: 2 * 1024 * 1024,
      now: messaging.now,
    },
    { check: createTokenCheck(testIssuer(), 'haoban'), parts, readings, logLevel: 'silent' },
  );
  await messaging.start(hearing(stores, createPaperWriter({ stores, archive }), notices));
  notices.start();
  messaging.workOff('papers', printWaiting(stores, printPaper));
  const sweep = (): void => {
    messaging.sweep('cases', stores.cases);
    messaging.sweep('bundles', stores.bundles);
    messaging.sweep('prereviews', stores.prereviews);
  };
  if (sweeping) sweep();
  const http = callers(await app.listen({ host: '127.0.0.1', port: 0 }));
  await publishHall(http);

  const rows = async (text: string, values: unknown[]): Promise<Record<string, unknown>[]> =>
    (await pool.query<Record<string, unknown>>(text, values)).rows;
  const said = async (subject: string): Promise<Envelope[]> => {
    const found = await rows('select body from journal where subject = $1 order by sequence', [subject]);
    return found.map(({ body }): Envelope => JSON.parse(String(body)));
  };
  const isDue = async (): Promise<boolean> =>
    (await rows('select from cases where wakes_at <= $1 limit 1', [clock.now().toISOString()])).length === 1;
  const lastHeard = async ({ source, subject }: Envelope): Promise<number> => {
    const text = 'select sequence from inbox where source = $1 and subject = $2';
    return Number((await rows(text, [source, subject]))[0]?.['sequence'] ?? 0);
  };
  return {
    ...http,
    clock,
    stores,
    vault: stores.vault,
    /** The database as the owner of its tables. */
    ownerUrl: database.ownerUrl,
    /** Folder of the object store. */
    objectFolder: desk.folder,
    /** The gateway of text messages. */
    phone,
    /** Starts the sweep of a service that was started without. */
    sweep,
    /** Waits until everything has happened that was due by the present time. */
    swept: () => waitUntil(async () => !(await isDue()), { ...patience, what: 'the sweep' }),
    /** Publishes an event once more. */
    deliver: (event: Envelope) => publisher.publish(eventSubject(event), JSON.stringify(event), randomUUID()),
    repeatedSoFar: async (): Promise<number> =>
      readings.find(({ name }) => name === 'haoban_consumer_repeated')?.read() ?? 0,
    /** Publishes an event of another service and waits until it was taken. */
    hear: async (event: Envelope): Promise<void> => {
      await publisher.publish(eventSubject(event), JSON.stringify(event), randomUUID());
      await waitUntil(async () => (await lastHeard(event)) >= event.sequence, {
        ...patience,
        what: `event ${event.sequence} of ${event.subject} to be heard`,
      });
    },
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
      await notices.stop();
      await messaging.stop();
      await desk.stop();
      await database.drop();
    },
  };
}
