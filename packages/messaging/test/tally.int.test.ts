import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalTotals, tallyJournal } from '../src/tally.ts';
import { countingDatabase, countOnce, type CountingDatabase } from './counting.ts';

let database: CountingDatabase;
beforeAll(async () => {
  database = await countingDatabase();
  await Promise.all(Array.from({ length: 50 }, (_, n) => countOnce(database.counters, `subject-${n % 7}`)));
});
afterAll(() => database.drop());

/** Counts and xors of the ids by hour, computed from the ids alone. */
async function expectedHours() {
  const { rows } = await database.pool.query<{ id: string; recorded_at: Date }>(
    'select id, recorded_at from journal',
  );
  const hours = Map.groupBy(rows, (row) => `${row.recorded_at.toISOString().slice(0, 13)}:00:00Z`);
  return [...hours]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([hour, own]) => {
      const xor = own.reduce((bits, { id }) => bits ^ BigInt(`0x${id.replaceAll('-', '')}`), 0n);
      return { hour, count: own.length, xor: xor.toString(16).padStart(32, '0') };
    });
}

test('a tally counts the events of each hour and xors their ids', async () => {
  const { hours } = await tallyJournal(database.pool, Date.now() + 10_000);
  expect(hours).toEqual(await expectedHours());
});

test('a tally leaves out what is younger than its cut and older than 48 hours', async () => {
  expect((await tallyJournal(database.pool, Date.now() - 60_000)).hours).toEqual([]);
  expect((await tallyJournal(database.pool, Date.now() + 50 * 3_600_000)).hours).toEqual([]);
});

test('the totals of the journal are those of all its hours', async () => {
  expect(await journalTotals(database.pool)).toEqual(await expectedHours());
});
