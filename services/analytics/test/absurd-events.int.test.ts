import type { Envelope } from '@haoban/contracts/envelope';
import { checkEvent } from '@haoban/contracts/event-check';
import { eventSchemas } from '@haoban/contracts/events/catalogue';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whyUnusable } from '../src/core/unusable-event.ts';
import { settleJudged } from '../src/db/judge-again.ts';
import { verifyFacts } from '../src/db/verify-facts.ts';
import { writeBatch, type WriteParts } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { absurd } from './absurd-payload.ts';
import { eventMaker } from './event-maker.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

const make = eventMaker('live');
const item = { promised: { n: 5, unit: 'WD' }, statutory: { n: 20, unit: 'WD' }, visitsLimit: 1 };

let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;
let parts: WriteParts;

beforeAll(async () => {
  warehouse = await freshWarehouse();
  parts = createWriteParts(warehouse);
  await writeBatch(parts, [make.calendar()], true);
});
afterAll(() => warehouse.drop());

const ask = async <Row>(query: string): Promise<Row[]> => {
  const answer = await warehouse.client.query({ query, format: 'JSONEachRow' });
  return answer.json<Row>();
};

/** What the sink hands on: events of the contract that can be worked with. */
const isTaken = (event: Envelope): boolean =>
  'event' in checkEvent(JSON.parse(JSON.stringify(event))) && whyUnusable(event) === undefined;

const instants = [0, 1, 2, 40, 400, 100_000].map((days) =>
  new Date(Date.parse('2026-10-12T01:00:00Z') + days * 86_400_000).toISOString(),
);

const absurdEvent = (type: string, schema: object): fc.Arbitrary<Envelope> =>
  fc
    .record({
      data: absurd(JSON.parse(JSON.stringify(schema))),
      subject: fc.constantFrom('absurd-1', 'absurd-2', "it's \\ absurd"),
      time: fc.constantFrom(...instants),
    })
    .map(({ data, subject, time }) => ({
      ...make.event('approval', subject, type.replace(/\.v1$/, ''), time, {}),
      data: JSON.parse(JSON.stringify(data)),
    }));

const absurdBatch = fc.tuple(
  ...Object.entries(eventSchemas).map(([type, schema]) =>
    fc.array(absurdEvent(type, schema), { minLength: 1, maxLength: 3 }),
  ),
);

test('whatever the contract lets through, a batch is stored, and all that is sane in it', async () => {
  let round = 0;
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(absurdBatch, async (events) => {
      round += 1;
      const sane = `sane-${round}`;
      const absurdities = events
        .flat()
        .map((event) => ({ ...event, subject: `${event.subject} ${round}` }))
        .filter(isTaken);
      taken += absurdities.length;
      await writeBatch(
        parts,
        [
          ...absurdities,
          make.submit(sane, '2026-10-12T01:00:00Z'),
          make.accept(sane, '2026-10-12T02:00:00Z', item),
          make.decide(sane, '2026-10-13T02:00:00Z'),
        ],
        true,
      );
      expect(
        await ask(`select is_closed, elapsed_promised from case_facts_v1 final where subject = '${sane}'`),
      ).toEqual([{ is_closed: 1, elapsed_promised: 1 }]);
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(taken).toBeGreaterThan(100);
  // Nothing was cut off or wrapped around on its way in.
  expect((await verifyFacts(warehouse, 1)).first).toBeUndefined();
}, 240_000);

test('a row that cannot be held is a letter that says why, and its case stays as it was', async () => {
  const subject = 'too-many-visits';
  await writeBatch(parts, [make.submit(subject, '2026-10-12T01:00:00Z')], true);
  const accepted = make.accept(subject, '2026-10-12T02:00:00Z', { ...item, visitsLimit: 70_000 });
  expect(isTaken(accepted)).toBe(true);
  await writeBatch(parts, [accepted], true);
  expect(
    await ask(`select detail, state from dead_letters_v1 final where position(body, '${subject}') > 0`),
  ).toEqual([{ detail: 'declared_visits: 70000 is no UInt16', state: 'waiting' }]);
  expect(await ask(`select is_accepted from case_facts_v1 final where subject = '${subject}'`)).toEqual([
    { is_accepted: 0 },
  ]);
  expect(await settleJudged(parts)).toBe(0);
  await writeBatch(parts, [make.accept(subject, '2026-10-12T03:00:00Z', item)], true);
  expect(await settleJudged(parts)).toBe(1);
  expect(
    await ask(`select state, decided_by from dead_letters_v1 final where position(body, '${subject}') > 0`),
  ).toEqual([{ state: 'replayed', decided_by: 'analytics' }]);
});
