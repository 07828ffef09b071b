import { testNats, waitUntil } from '@haoban/local-stack/test-fixtures';
import { eventSubject } from '@haoban/contracts/subjects';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectMessaging, type Messaging } from '../src/runtime.ts';
import { countingDatabase, countOnce, eventOf, type Counter, type CountingDatabase } from './counting.ts';
import { withdrawn } from './consuming.ts';
import { storedMessages } from './relaying.ts';

let database: CountingDatabase;
let natsUrl: string;
beforeAll(async () => {
  [database, { url: natsUrl }] = await Promise.all([countingDatabase(), testNats()]);
});
afterAll(() => database.drop());

const open = async (): Promise<Messaging> => {
  const messaging = await connectMessaging({
    service: 'intake',
    databaseUrl: database.url,
    natsUrl,
    dataset: 'live',
    key: Buffer.alloc(32, 3).toString('base64'),
    warn: () => {},
  });
  const counters = messaging.journal<Counter>('counters');
  await messaging.start({
    approval: {
      [withdrawn]: async ({ subject }, heard) => void (await countOnce(counters, subject, { heard })),
    },
  });
  return messaging;
};
const cutEverySession = () =>
  database.asOwner((client) =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'haoban-intake'",
    ),
  );

test('hearing and publishing survive the loss of every database session', async () => {
  const messaging = await open();
  const heard = async () => (await database.counters.load('cut'))?.state.count;
  for (let n = 1; n <= 30; n += 1) {
    const event = eventOf('cut', n);
    await messaging.publisher.publish(eventSubject(event), JSON.stringify(event), randomUUID());
    if (n % 10 === 5) await cutEverySession();
  }
  await waitUntil(async () => (await heard()) === 30, {
    timeoutMs: 30_000,
    what: 'all 30 to have their effect',
  });
  await waitUntil(
    () => messaging.readings.some(({ name, read }) => name === 'haoban_relay_leading' && read() === 1),
    {
      timeoutMs: 60_000,
      what: 'the relay to lead again',
    },
  );
  const said = (await everythingSaid(messaging)).filter(({ subject }) => subject === 'cut');
  expect(said.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 30 }, (_, n) => n + 1),
  );
  await messaging.stop();
});

/** What intake itself said: the stream holds what the test said for approval, too. */
async function everythingSaid({ nc }: Messaging) {
  const { rows } = await database.pool.query<{ id: string }>('select id::text from journal');
  const ids = new Set(rows.map(({ id }) => id));
  return waitUntil(
    async () => {
      const own = (await storedMessages(nc)).filter(({ id }) => ids.has(id));
      return own.length === ids.size && own;
    },
    { timeoutMs: 20_000, what: 'the journal in the stream' },
  );
}

test('a service that starts anchors its journal', async () => {
  await countOnce(database.counters, 'anchored');
  const messaging = await open();
  const anchors = async () => (await database.pool.query('select from anchors')).rowCount;
  expect(await waitUntil(anchors, { timeoutMs: 60_000, what: 'the anchor' })).toBe(1);
  await messaging.stop();
});

test('a service stops within seconds, and its connections are gone', async () => {
  const messaging = await open();
  const beganMs = Date.now();
  await messaging.stop();
  expect(Date.now() - beganMs).toBeLessThan(5_000);
  expect(messaging.nc.isClosed()).toBe(true);
});
