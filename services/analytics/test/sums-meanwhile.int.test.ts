import { answerSql } from '@haoban/indicators/answer-sql';
import { findIndicator } from '@haoban/indicators/catalogue';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRollUp, daysToSum } from '../src/db/roll-up.ts';
import { writeBatch } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { eventMaker } from './event-maker.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

const make = eventMaker('live');
const item = { promised: { n: 5, unit: 'WD' }, statutory: { n: 20, unit: 'WD' } };
const days = ['2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15'];
const cases = days.flatMap((day) =>
  [1, 2, 3].flatMap((n) => {
    const subject = `${day} ${n}`;
    return [
      make.submit(subject, `${day}T01:00:00Z`),
      make.accept(subject, `${day}T02:00:00Z`, item),
      make.decide(subject, `${day}T03:00:00Z`),
    ];
  }),
);

let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;
let tellAgain: () => Promise<void>;

beforeAll(async () => {
  warehouse = await freshWarehouse();
  const parts = createWriteParts(warehouse);
  await writeBatch(parts, [make.calendar(), ...cases], false);
  tellAgain = () => writeBatch(parts, cases, false);
});
afterAll(() => warehouse.drop());

/** How many cases were filed; the statement lingers between the tables that it reads. */
async function filedSlowly(lingerMs: number): Promise<number> {
  const filed = findIndicator('cases_filed');
  if (filed === undefined) throw new Error('the catalogue counts no filed cases');
  const query = answerSql(filed, {
    dataset: "'live'",
    asOf: "'2027-01-01 00:00:00'",
    from: "'2026-10-01'",
    to: "'2026-11-01'",
    basis: "'wd'",
    isNow: true,
  });
  const answer = await warehouse.client.query({
    query,
    format: 'JSONEachRow',
    clickhouse_settings: { merge_tree_storage_snapshot_sleep_ms: String(lingerMs) },
  });
  return (await answer.json<{ sample: number }>())[0]?.sample ?? -1;
}

test('no day is missed or counted twice by whoever asks while it is touched and summed', async () => {
  const answers: number[] = [];
  let isSummed = false;
  // They start at all moments of the pass, and each is longer at it than the pass.
  const ask = async (lingerMs: number): Promise<void> => {
    while (!isSummed) answers.push(await filedSlowly(lingerMs));
  };
  const sum = async (): Promise<void> => {
    const rollUp = createRollUp(warehouse, 1);
    for (let round = 0; round < 3; round += 1) {
      // The rows stay as they are: whatever the moment, the answer is one.
      await tellAgain();
      await waitUntil(async () => (await rollUp()).days === 0 || (await daysToSum(warehouse)) === 0, {
        timeoutMs: 60_000,
        what: 'all days to be summed',
      });
    }
    isSummed = true;
  };
  await Promise.all([sum(), ...[60, 130, 200, 270, 340].map(ask)]);
  expect(answers.length).toBeGreaterThan(10);
  expect([...new Set(answers)]).toEqual([cases.length / 3]);
}, 180_000);
