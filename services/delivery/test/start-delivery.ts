import { randomUUID } from 'node:crypto';
import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject } from '@haoban/contracts/subjects';
import { testDatabase, testIssuer, testNats, waitUntil } from '@haoban/local-stack/test-fixtures';
import { testStack } from '@haoban/local-stack/test-stack';
import { connectMessaging } from '@haoban/messaging/runtime';
import { createServiceToken } from '@haoban/service-kit/service-token';
import { createTokenCheck } from '@haoban/service-kit/tokens';
import { buildApp } from '../src/app.ts';
import { deriveSecrets } from '../src/db/derived-secrets.ts';
import { openStores } from '../src/db/stores.ts';
import { hearing } from '../src/events/hearing.ts';
import { createPartyLookUp } from '../src/events/party-look-up.ts';
import { createLicencePrinter, printWaiting } from '../src/events/print-licence.ts';
import { openDeliveryNotices } from '../src/events/delivery-notices.ts';
import { caller } from './callers.ts';
import { gatewaySecret, givenGateway } from './given-gateway.ts';
import { eventOf, accepted, submitted, decided } from './given-events.ts';
import { paperDesk } from './paper-desk.ts';
import { steppingClock } from './stepping-clock.ts';

const patience = { timeoutMs: 80_000 };
const nobody = 'f'.repeat(32);
/** The address printed on licences. */
export const printedAddress = 'https://hall.example/api/delivery/licences';

type Options = { intakeUrl?: string; from?: string; deliverRefusals?: boolean };

/**
 * The service over HTTP on a database and a NATS account of its own, from the morning of 9 November 2026 on, with
 * intake at `intakeUrl` (nowhere: nothing is printed). Business time is stepped by its `clock`.
 */
export async function startDelivery({
  intakeUrl = 'http://127.0.0.1:9',
  from = '2026-11-09T01:30:00.000Z',
  deliverRefusals = false,
}: Options = {}) {
  const clock = steppingClock(from);
  const [database, nats] = await Promise.all([testDatabase(['delivery']), testNats()]);
  const messaging = await connectMessaging({
    service: 'delivery',
    databaseUrl: database.url,
    natsUrl: nats.url,
    dataset: 'live',
    now: clock.now,
    // without intake, nothing can be printed, and says so
    warn: (message, error) => message.includes('papers') || console.warn(message, error),
  });
  const stores = openStores(messaging, { deliverRefusals });
  const { parts, readings, receipts, publisher, pool } = messaging;
  const { issuer, serviceSecret } = testStack().identity;
  const token = createServiceToken({ issuer, clientId: 'service', clientSecret: serviceSecret });
  const lookUp = createPartyLookUp({ intakeUrl, token });
  const secrets = deriveSecrets(Buffer.alloc(32, 5));
  const { archive, stop } = paperDesk(printedAddress, secrets.paperKey);
  const phone = givenGateway();
  const notices = openDeliveryNotices(messaging, stores, secrets, {
    publicUrl: 'https://hall.example',
    codeOf: archive.codeOf,
    gateways: { sms: phone.gateway },
    gatewaySecret,
    sender: '江阴政务',
    lookUp: phone.lookUp,
    warn: () => {},
  });
  const printLicence = createLicencePrinter({ stores, archive, lookUp });
  const { now } = clock;
  const app = await buildApp(
    { stores, receipts, lookUp, secrets, archive, printLicence, notices, warn: () => {}, now },
    { check: createTokenCheck(testIssuer(), 'haoban'), parts, readings, logLevel: 'silent' },
  );
  await messaging.start(hearing(stores, archive.codeOf, notices));
  notices.start();
  messaging.sweep('cases', stores.cases);
  messaging.workOff('papers', printWaiting(stores, printLicence));
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const call = caller(address);

  const rows = async (text: string, values: unknown[]): Promise<Record<string, unknown>[]> =>
    (await pool.query<Record<string, unknown>>(text, values)).rows;
  const repeatedSoFar = async (): Promise<number> =>
    readings.find(({ name }) => name === 'haoban_consumer_repeated')?.read() ?? 0;
  const lastHeard = async ({ source, subject }: Envelope): Promise<number> => {
    const text = 'select sequence from inbox where source = $1 and subject = $2';
    return Number((await rows(text, [source, subject]))[0]?.['sequence'] ?? 0);
  };
  const tell = async (event: Envelope): Promise<void> => {
    await publisher.publish(eventSubject(event), JSON.stringify(event), randomUUID());
    const what = `${event.type} of ${event.subject} to be heard`;
    await waitUntil(async () => (await lastHeard(event)) >= event.sequence, { ...patience, what });
  };
  const isDue = async (): Promise<boolean> =>
    (await rows('select from cases where wakes_at <= $1 limit 1', [clock.now().toISOString()])).length === 1;

  return {
    address,
    call,
    clock,
    /** The gateway of text messages; the vault of these tests knows everybody's phone by the reference. */
    phone,
    rows,
    tell,
    repeatedSoFar,
    /** A granted case of an applicant; approval is heard before intake. */
    granted: async (applicantRef = nobody, at?: string): Promise<string> => {
      const caseId = randomUUID();
      await tell(eventOf('approval', caseId, 1, decided('granted', at)));
      await tell(eventOf('intake', caseId, 1, submitted(applicantRef)));
      await tell(eventOf('intake', caseId, 2, accepted));
      return caseId;
    },
    /** Waits until everything has happened that was due by the present time. */
    swept: () => waitUntil(async () => !(await isDue()), { ...patience, what: 'the sweep' }),
    /** Waits until as many deliveries of events were known already. */
    repeated: (count: number) =>
      waitUntil(async () => (await repeatedSoFar()) >= count, {
        ...patience,
        what: `${count} repeated deliveries`,
      }),
    /** Events recorded for a subject, in order. */
    said: async (subject: string): Promise<Envelope[]> => {
      const found = await rows('select body from journal where subject = $1 order by sequence', [subject]);
      return found.map(({ body }): Envelope => JSON.parse(String(body)));
    },
    /** Waits until the newest licence of a case is printed: its number and code. */
    printed: async (caseId: string): Promise<{ number: string; code: string }> => {
      const ask = async () => (await call('GET', `/cases/${caseId}/licences`, 'courier-desk')).body['rows'];
      let last: { number?: string; code?: string; sha256?: string } | undefined;
      const isPrinted = async (): Promise<boolean> => {
        const found = await ask();
        last = Array.isArray(found) ? found.at(-1) : undefined;
        return last?.sha256 !== undefined;
      };
      await waitUntil(isPrinted, { ...patience, what: `the licence of ${caseId}` });
      return { number: last?.number ?? '', code: last?.code ?? '' };
    },
    /** Everything the service keeps, as text. */
    everythingKept: async (): Promise<string> => {
      const kept = await rows(
        `select to_jsonb(t) from (select body as kept from journal union all select state::text from cases
          union all select response::text from receipts union all select state::text from papers
          union all select body::text from parked_statuses) t`,
        [],
      );
      return JSON.stringify(kept);
    },
    stop: async () => {
      await app.close();
      await notices.stop();
      await messaging.stop();
      await stop();
      await database.drop();
    },
  };
}
