import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@haoban/contracts/decision';
import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject } from '@haoban/contracts/subjects';
import { testDatabase, testIssuer, testNats, testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { testStack } from '@haoban/local-stack/test-stack';
import { connectMessaging } from '@haoban/messaging/runtime';
import { createServiceToken } from '@haoban/service-kit/service-token';
import { createTokenCheck } from '@haoban/service-kit/tokens';
import { createLabelLookUp } from '../src/api/courier-label.ts';
import { buildApp } from '../src/app.ts';
import { openStores } from '../src/db/stores.ts';
import { hearing } from '../src/events/hearing.ts';

/** The answer of a request: status, body, headers. */
export type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

const patience = { timeoutMs: 80_000 };
const time = '2026-11-09T01:30:00.000Z';

/** The service over HTTP on a database and a NATS account of its own, with intake at `intakeUrl`. */
export async function startDelivery(intakeUrl: string) {
  const [database, nats] = await Promise.all([testDatabase(['delivery']), testNats()]);
  const messaging = await connectMessaging({
    service: 'delivery',
    databaseUrl: database.url,
    natsUrl: nats.url,
    dataset: 'live',
    warn: (message, error) => console.warn(message, error),
  });
  const stores = openStores(messaging);
  const { parts, readings, receipts, publisher, pool } = messaging;
  const { issuer, serviceSecret } = testStack().identity;
  const token = createServiceToken({ issuer, clientId: 'service', clientSecret: serviceSecret });
  const lookUpLabel = createLabelLookUp({ intakeUrl, token, warn: () => {} });
  const app = await buildApp(
    { stores, receipts, lookUpLabel, now: () => new Date(time) },
    { check: createTokenCheck(testIssuer(), 'haoban'), parts, readings, logLevel: 'silent' },
  );
  await messaging.start(hearing(stores));
  const address = await app.listen({ host: '127.0.0.1', port: 0 });

  const repeatedSoFar = async (): Promise<number> =>
    readings.find(({ name }) => name === 'haoban_consumer_repeated')?.read() ?? 0;
  const lastHeard = async ({ source, subject }: Envelope): Promise<number> => {
    const { rows } = await pool.query<{ sequence: number }>(
      'select sequence from inbox where source = $1 and subject = $2',
      [source, subject],
    );
    return rows[0]?.sequence ?? 0;
  };

  return {
    call: caller(address),
    repeatedSoFar,
    /** Waits until as many deliveries of events were known already. */
    repeated: (count: number) =>
      waitUntil(async () => (await repeatedSoFar()) >= count, {
        ...patience,
        what: `${count} repeated deliveries`,
      }),
    /** Publishes an event as its service would, each call another delivery of it, and waits until it was heard. */
    tell: async (event: Envelope): Promise<void> => {
      await publisher.publish(eventSubject(event), JSON.stringify(event), randomUUID());
      const what = `${event.type} of ${event.subject} to be heard`;
      await waitUntil(async () => (await lastHeard(event)) >= event.sequence, { ...patience, what });
    },
    /** Events recorded for a subject, in order. */
    said: async (subject: string): Promise<Envelope[]> => {
      const text = 'select body from journal where subject = $1 order by sequence';
      const { rows } = await pool.query<{ body: string }>(text, [subject]);
      return rows.map(({ body }): Envelope => JSON.parse(body));
    },
    /** Everything the service keeps, as text. */
    everythingKept: async (): Promise<string> => {
      const { rows } = await pool.query(
        'select to_jsonb(t) from (select body as kept from journal union all select state::text from cases union all select response::text from receipts) t',
      );
      return JSON.stringify(rows);
    },
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
    const response = await fetch(`${address}/api/delivery${path}`, {
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

/** What intake or approval says as the n-th event of a case. */
export const eventOf = (
  source: 'intake' | 'approval',
  subject: string,
  sequence: number,
  { type, data }: NewEvent,
): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: `haoban/${source}`,
  type,
  time,
  subject,
  sequence,
  recordedat: time,
  dataset: 'live',
  region: '320281',
  data: { ...data },
});

export const submitted = (applicantRef: string): NewEvent => ({
  type: 'case.submitted.v1',
  data: {
    itemCode: 'permit',
    itemVersion: 1,
    org: '320281-hc',
    channel: 'portal',
    filedBy: 'applicant',
    applicantKind: 'enterprise',
    applicantRef,
    integratedWindow: false,
    materials: [],
  },
});

export const decided = (outcome: 'granted' | 'denied'): NewEvent => ({
  type: 'case.decided.v1',
  data: { outcome, officer: 'officer-hc', calendar: 'cn@1' },
});

export const reopened: NewEvent = {
  type: 'case.reopened.v1',
  data: { reason: '复议', approver: 'chief', document: 'FY-1' },
};
