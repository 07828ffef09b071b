import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRollUp } from '../src/db/roll-up.ts';
import { writeBatch, type WriteParts } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { eventMaker } from './event-maker.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

const make = eventMaker('live');
const item = { promised: { n: 5, unit: 'WD' }, statutory: { n: 20, unit: 'WD' } };
const subjects = Array.from({ length: 8 }, (_, n) => `2026-10-1${n} sweep`);
const dayOf = (subject: string): string => subject.slice(0, 10);
const filed = subjects.flatMap((subject) => [
  make.submit(subject, `${dayOf(subject)}T01:00:00Z`),
  make.accept(subject, `${dayOf(subject)}T02:00:00Z`, item),
]);
const decided = (some: readonly string[]) =>
  some.map((subject) => make.decide(subject, `${dayOf(subject)}T03:00:00Z`));
const atOnce = { replacedMs: 0, days: 0, gone: 1 };

let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;
let parts: WriteParts;

beforeAll(async () => {
  warehouse = await freshWarehouse();
  parts = createWriteParts(warehouse);
  await writeBatch(parts, [make.calendar(), ...filed], false);
});
afterAll(() => warehouse.drop());

async function ask(query: string): Promise<unknown[]> {
  const answer = await warehouse.client.query({ query, format: 'JSONCompactEachRow' });
  return answer.json();
}

test('cases that have ended leave the open ones, mark and all; the others stay, and can come back', async () => {
  const open = 'select subject, toUInt8(is_gone) from open_case_facts_v1 order by subject, is_gone';
  const rollUp = createRollUp(warehouse, 0, atOnce);
  await writeBatch(parts, decided(subjects.slice(0, 5)), false);
  await rollUp();
  expect(await ask(open)).toEqual(subjects.slice(5).map((subject) => [subject, 0]));
  // An end that comes later than what opened the case again says the same once more.
  const [again = ''] = subjects;
  await writeBatch(
    parts,
    [make.event('approval', again, 'case.reopened', `${dayOf(again)}T04:00:00Z`, {})],
    false,
  );
  await rollUp();
  expect(await ask(open)).toEqual([again, ...subjects.slice(5)].map((subject) => [subject, 0]));
});

test('sums that newer ones replaced are dropped, those that count are not', async () => {
  const rollUp = createRollUp(warehouse, 0, atOnce);
  const figures =
    "select toString(day), toUInt32(sum(cases_filed_v1_n)) from figures_cases_filed_v1 where dataset = 'live' group by day order by day";
  await writeBatch(parts, decided(subjects), false);
  await rollUp();
  const once = await ask(figures);
  expect(once.length).toBe(subjects.length - 1);
  for (let pass = 0; pass < 3; pass += 1) {
    await writeBatch(parts, filed, false);
    await rollUp();
  }
  // the sums of the pass before are named until the next one
  await rollUp();
  expect(await ask(figures)).toEqual(once);
});
