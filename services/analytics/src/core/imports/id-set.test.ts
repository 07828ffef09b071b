import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdSet } from './id-set.ts';

test('an id set answers as a set does, through growth and for the id of zeros', () => {
  const id = fc.oneof(
    fc.uuid(),
    fc
      .integer({ min: 0, max: 40 })
      .map((n) => `00000000-0000-0000-0000-0000000000${String(n).padStart(2, '0')}`),
  );
  fc.assert(
    fc.property(fc.array(id, { maxLength: 2_000 }), (ids) => {
      const compact = createIdSet();
      const plain = new Set<string>();
      for (const each of ids) {
        expect(compact.has(each)).toBe(plain.has(each));
        expect(compact.add(each)).toBe(!plain.has(each));
        plain.add(each);
      }
    }),
    { numRuns: 50 },
  );
});
