import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inSubjectOrder } from './relay-batch.ts';

const row = fc.record({
  subject: fc.constantFrom('a', 'b', 'c'),
  sequence: fc.integer({ min: 1, max: 1000 }),
});

test('a batch keeps its rows and each subject its places, with ascending sequences', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const ordered = inSubjectOrder(rows);
      expect(ordered.map(({ subject }) => subject)).toEqual(rows.map(({ subject }) => subject));
      for (const [subject, own] of Map.groupBy(ordered, (each) => each.subject)) {
        const sequences = rows.filter((each) => each.subject === subject).map(({ sequence }) => sequence);
        expect(own.map(({ sequence }) => sequence)).toEqual(sequences.toSorted((a, b) => a - b));
      }
    }),
  );
});
