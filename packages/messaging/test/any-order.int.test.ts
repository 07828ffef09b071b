import fc from 'fast-check';
import { testNats } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consumerProcess, type ConsumerProcess } from './consuming.ts';
import { countingDatabase, eventOf, type CountingDatabase } from './counting.ts';

let database: CountingDatabase;
let intake: ConsumerProcess;
beforeAll(async () => {
  const [{ url }, opened] = await Promise.all([testNats(), countingDatabase()]);
  database = opened;
  intake = await consumerProcess(database.url, url);
});
afterAll(async () => {
  await intake.stop();
  await database.drop();
});

/** Sequences of 1 to 3 subjects, some of them repeated, in any order. */
const deliveries = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 })
  .chain((lengths) => {
    const once = lengths.flatMap((length, subject) =>
      Array.from({ length }, (_, n) => ({ subject, sequence: n + 1 })),
    );
    return fc.tuple(fc.constant(lengths), fc.subarray(once)).chain(([all, again]) =>
      fc.record({
        lengths: fc.constant(all),
        order: fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }),
      }),
    );
  });

let runs = 0;

test('any order of deliveries, repetitions included, leads to the same state and inbox', async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async ({ lengths, order }) => {
      runs += 1;
      const name = (subject: number): string => `run-${runs}-subject-${subject}`;
      const events = lengths.map((length, subject) =>
        Array.from({ length }, (_, n) => eventOf(name(subject), n + 1)),
      );
      for (const { subject, sequence } of order) {
        const event = events[subject]?.[sequence - 1];
        if (event !== undefined) await intake.say(event);
      }
      for (const [subject, length] of lengths.entries()) {
        await intake.heard(name(subject), length);
        expect(await intake.counters.load(name(subject))).toMatchObject({
          sequence: length,
          state: { count: length },
        });
      }
    }),
    { numRuns: 25 },
  );
  expect(await intake.deadLetters()).toEqual([]);
});
