import { jetstreamManager } from '@nats-io/jetstream';
import { streams } from '@haoban/contracts/subjects';
import { testNats, waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newEventId } from '@haoban/contracts/event-id';
import { countingDatabase, countOnce, eventOf, type CountingDatabase } from './counting.ts';
import { everythingStored, relayProcess } from './relaying.ts';

type Relay = Awaited<ReturnType<typeof relayProcess>>;

let database: CountingDatabase;
let natsUrl: string;
let relays: Relay[];

beforeEach(async () => {
  database = await countingDatabase();
  natsUrl = (await testNats()).url;
  relays = [];
});
afterEach(async () => {
  for (const relay of relays) await relay.stop();
  await database.drop();
});

const start = async (): Promise<Relay> => {
  const relay = await relayProcess(database.url, natsUrl);
  relays.push(relay);
  return relay;
};
const leads = (relay: Relay) =>
  waitUntil(() => relay.stats.leading, { timeoutMs: 60_000, what: 'the relay to lead' });
const count = (subjects: number, times: number) =>
  Promise.all(
    Array.from({ length: subjects * times }, (_, n) =>
      countOnce(database.counters, `subject-${n % subjects}`),
    ),
  );
const inOrder = (stored: { subject: string; sequence: number }[]): boolean =>
  [...Map.groupBy(stored, ({ subject }) => subject).values()].every((own) =>
    own.every(({ sequence }, n) => sequence === n + 1),
  );
const terminateLeader = () =>
  database.asOwner((client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_locks
       where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    ),
  );

test('every event is published once, each subject in order', async () => {
  const relay = await start();
  await count(20, 20);
  const stored = await everythingStored(database.pool, relay.nc);
  expect(stored).toHaveLength(400);
  expect(inOrder(stored)).toBe(true);
});

test('a backlog that the planner knows nothing of is read once, not sorted anew for each batch', async () => {
  const relay = await relayProcess(database.url, natsUrl);
  await leads(relay);
  const rows = 30_000;
  await database.asOwner((client) =>
    client.query(
      `insert into journal (id, subject, sequence, type, time, recorded_at, actor, nats_subject, body, previous_hash, hash)
       select gen_random_uuid(), 'subject-' || n, 1, 'counter.counted.v1', now(), now(), 'test',
         'haoban.00.intake.counter.counted.v1', repeat('x', 1000), '', ''
       from generate_series(1, $1) as n`,
      [rows],
    ),
  );
  await waitUntil(() => relay.stats.published === rows, { timeoutMs: 60_000, what: 'the backlog' });
  // What a session has read is known when it ends.
  await relay.stop();
  const read = await database.asOwner((client) =>
    client.query<{ rows: number }>(
      "select (seq_tup_read + idx_tup_fetch)::integer as rows from pg_stat_user_tables where relname = 'journal'",
    ),
  );
  // Sorted for each of three batches it would be read nearly twice; a batch may be published again.
  expect(read.rows[0]?.rows).toBeGreaterThanOrEqual(rows);
  expect(read.rows[0]?.rows).toBeLessThan(1.5 * rows);
});

test('nothing is lost or doubled when the session of the relay dies in the middle', async () => {
  const relay = await start();
  await leads(relay);
  for (let round = 0; round < 4; round += 1) {
    await count(10, 10);
    await terminateLeader();
  }
  const stored = await everythingStored(database.pool, relay.nc);
  expect(stored).toHaveLength(400);
  expect(relay.warnings.length).toBeGreaterThan(0);
});

test('of two relays one leads, and the other takes over', async () => {
  const first = await start();
  await leads(first);
  const second = await start();
  await count(5, 5);
  await everythingStored(database.pool, first.nc);
  expect([first.stats.leading, second.stats.leading]).toEqual([true, false]);
  await terminateLeader();
  await waitUntil(() => first.stats.leading !== second.stats.leading, {
    timeoutMs: 60_000,
    what: 'a leader',
  });
  await count(5, 5);
  await everythingStored(database.pool, first.nc);
});

test('a stream that was lost is made anew and gets the journal again', async () => {
  const relay = await start();
  await count(5, 5);
  await everythingStored(database.pool, relay.nc);
  const manager = await jetstreamManager(relay.nc);
  await manager.streams.delete(streams.events.name);
  await count(5, 5);
  await waitUntil(() => relay.warnings.length > 0, { timeoutMs: 20_000, what: 'the relay to notice' });
  const back = () => manager.streams.info(streams.events.name);
  await waitUntil(back, { timeoutMs: 20_000, what: 'the stream to be back' });
  expect(await everythingStored(database.pool, relay.nc)).toHaveLength(50);
});

/** Rows as they are, whoever wrote them: subject, sequence, transaction. */
const insertRows = (rows: readonly (readonly [subject: string, sequence: number, tx: number])[]) =>
  database.asOwner(async (client) => {
    const written = rows.map(([subject, sequence, tx]) => {
      const event = { ...eventOf(subject, sequence), id: newEventId(sequence) };
      return { tx, event, body: JSON.stringify(event) };
    });
    await client.query(
      `insert into journal (tx, id, subject, sequence, type, time, recorded_at, actor, nats_subject, body, previous_hash, hash)
       select r.tx, e.id, e.subject, e.sequence, e.type, e.time, e.time, 'a', 'haoban.00.intake.' || e.type, r.body, '', ''
       from jsonb_to_recordset($1::jsonb) as r(tx bigint, event jsonb, body text),
         jsonb_to_record(r.event) as e(id uuid, subject text, sequence int, type text, time timestamptz)`,
      [JSON.stringify(written)],
    );
  });

test('a backlog of several batches is published whole, in the order of transactions as numbers', async () => {
  await insertRows(Array.from({ length: 2_500 }, (_, n) => ['long', n + 1, 1 + Math.floor(n / 200)]));
  const relay = await start();
  const stored = await everythingStored(database.pool, relay.nc);
  expect(stored).toHaveLength(2_500);
  expect(inOrder(stored)).toBe(true);
});

test('rows restored from a cluster with higher transaction ids are published before new ones', async () => {
  await insertRows([1, 2, 3].map((n) => ['restored', n, 9_000_000_000 - n]));
  await count(2, 2);
  const relay = await start();
  const stored = await everythingStored(database.pool, relay.nc);
  expect(stored.slice(0, 3).map(({ subject, sequence }) => [subject, sequence])).toEqual([
    ['restored', 1],
    ['restored', 2],
    ['restored', 3],
  ]);
  expect(stored).toHaveLength(7);
});

test('the trace of a request travels in the header', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  await countOnce(database.counters, 'traced', { traceparent });
  const relay = await start();
  expect(await everythingStored(database.pool, relay.nc)).toMatchObject([{ traceparent }]);
});
