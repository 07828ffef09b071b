import { afterAll, beforeAll, expect, test } from 'vitest';
import { isReceiptConflict } from '../src/receipts.ts';
import { isHeardAlready } from '../src/failure.ts';
import { servicePool } from '../src/runtime.ts';
import { verifyJournal } from '../src/verify-journal.ts';
import {
  countingDatabase,
  counterJournal,
  countOnce,
  sequencesOf,
  type CountingDatabase,
} from './counting.ts';

let database: CountingDatabase;
beforeAll(async () => void (database = await countingDatabase()));
afterAll(() => database.drop());

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
const firstDifference = async () =>
  database.asOwner(async (client) => (await verifyJournal(client, { digest: 'sha256' })).firstDifference);

test('100 concurrent commands of one subject are 100 events in one valid chain', async () => {
  await Promise.all(upTo(100).map(() => countOnce(database.counters, 'one')));
  expect(await sequencesOf(database.pool, 'one')).toEqual(upTo(100));
  expect(await database.counters.load('one')).toMatchObject({ sequence: 100, state: { count: 100 } });
  expect(await firstDifference()).toBeUndefined();
});

test('two processes that count one subject lose no count', async () => {
  const other = servicePool(database.url, 'intake');
  try {
    const writers = [database.counters, counterJournal(other)];
    // each process takes turns within itself, so an attempt is lost to the other one at most a few times
    for (const _ of upTo(20)) await Promise.all(writers.map((counters) => countOnce(counters, 'both')));
    expect(await sequencesOf(database.pool, 'both')).toEqual(upTo(40));
  } finally {
    await other.end();
  }
});

test('commands of many subjects at once each commit their own', async () => {
  const subjects = upTo(300).map((n) => `many-${n}`);
  await Promise.all(
    subjects.flatMap((subject) => [
      countOnce(database.counters, subject),
      countOnce(database.counters, subject),
    ]),
  );
  for (const subject of subjects) expect(await sequencesOf(database.pool, subject)).toEqual([1, 2]);
  expect(await firstDifference()).toBeUndefined();
});

test('a change the database refuses fails alone', async () => {
  const outcomes = await Promise.allSettled(
    upTo(40).map((n) =>
      countOnce(database.counters, `mixed-${n}`, n === 17 ? { reason: 'a NUL \0 is no text' } : {}),
    ),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(
    upTo(40).map((n) => (n === 17 ? 'rejected' : 'fulfilled')),
  );
  expect(await database.counters.load('mixed-17')).toBeUndefined();
});

test('an event too large for a message is refused before anything is written', async () => {
  const counting = countOnce(database.counters, 'large', { reason: 'x'.repeat(600_000) });
  await expect(counting).rejects.toThrow('more than 500000');
  expect(await database.counters.load('large')).toBeUndefined();
});

test('of two requests with one receipt one does the work, the other writes nothing', async () => {
  const receipt = { route: 'POST /cases', key: 'key-00001', fingerprint: 'f', status: 201, response: {} };
  const outcomes = await Promise.allSettled(
    ['left', 'right'].map((subject) => countOnce(database.counters, subject, { receipt })),
  );
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(failures.map(isReceiptConflict)).toEqual([true]);
  const states = await Promise.all(['left', 'right'].map((subject) => database.counters.load(subject)));
  expect(states.filter((state) => state !== undefined)).toHaveLength(1);
});

test('an event heard twice at once has its effect once', async () => {
  const other = servicePool(database.url, 'intake');
  try {
    const heard = { consumer: 'intake', source: 'haoban/approval', subject: 'heard', sequence: 1 };
    const outcomes = await Promise.allSettled(
      [database.counters, counterJournal(other)].map((counters) => countOnce(counters, 'heard', { heard })),
    );
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(failures.map(isHeardAlready)).toEqual([true]);
    expect(await database.counters.load('heard')).toMatchObject({ state: { count: 1 } });
  } finally {
    await other.end();
  }
});

test('a refused effect is heard all the same', async () => {
  const heard = { consumer: 'intake', source: 'haoban/approval', subject: 'refused', sequence: 1 };
  const outcome = await database.counters.execute({
    subject: 'refused',
    region: '-',
    context: { actor: 'clerk' },
    heard,
    decide: () => ({ refusal: 'no' }),
  });
  expect(outcome).toEqual({ refusal: 'no' });
  const { rows } = await database.pool.query("select sequence from inbox where subject = 'refused'");
  expect(rows).toEqual([{ sequence: 1 }]);
});

test.each(["update journal set actor = 'me'", 'delete from journal', 'truncate journal'])(
  'neither the owner nor the application may %s',
  async (sql) => {
    await expect(database.asOwner((client) => client.query(sql))).rejects.toThrow('journal is append-only');
    await expect(database.pool.query(sql)).rejects.toThrow(/append-only|permission denied/);
  },
);
