import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sources, type Envelope } from './envelope.ts';
import { orderKey } from './order-key.ts';

const plain: Envelope = {
  specversion: '1.0',
  id: '0193b2c4-5e6f-7a8b-9c0d-1e2f3a4b5c6d',
  source: 'haoban/intake',
  type: 'case.resubmitted.v1',
  time: '2026-11-26T01:00:00.000Z',
  subject: 'case-1',
  sequence: 1,
  recordedat: '2026-11-26T01:00:00.000Z',
  dataset: 'live',
  region: '320281',
  data: {},
};

/** Negative, zero or positive as the first event comes before, with or after the second. */
function compare(first: Envelope, second: Envelope): number {
  const other = orderKey(second);
  for (const [place, part] of orderKey(first).entries()) {
    const against = other[place] ?? '';
    if (part !== against) return part < against ? -1 : 1;
  }
  return 0;
}

// few values each, so that ties in every field come up
const events = fc
  .record({
    revision: fc.constantFrom(0, 1_700_000_000_000),
    time: fc.constantFrom(
      '2026-11-26T01:00:00.000Z',
      '2026-11-26T09:00:00.000+08:00',
      '2026-11-26T01:00:00.001Z',
    ),
    source: fc.constantFrom('haoban/import', ...sources.map((source) => `haoban/${source}`)),
    sequence: fc.integer({ min: 1, max: 2 }),
    id: fc.uuid(),
  })
  .map((over): Envelope => ({ ...plain, ...over }));

test('the order is total: of two events with different ids one is always later', () => {
  fc.assert(
    fc.property(events, events, (a, b) => {
      expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) || 0);
      expect(compare(a, b) === 0).toBe(a.id === b.id && a.source === b.source && a.sequence === b.sequence);
    }),
  );
});

test('whatever the order of arrival, the order of events is the same', () => {
  const list = fc.uniqueArray(events, { selector: ({ id }) => id, minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(list, (arrived) => {
      const ids = (of: Envelope[]) => of.toSorted(compare).map(({ id }) => id);
      expect(ids(arrived.toReversed())).toEqual(ids(arrived));
    }),
  );
});

test('a newer snapshot comes after everything of an older one, then time, service, sequence and id decide', () => {
  const rising: Envelope[] = [
    plain,
    { ...plain, id: `1${plain.id.slice(1)}` },
    { ...plain, sequence: 2 },
    { ...plain, source: 'haoban/approval' },
    { ...plain, source: 'haoban/analytics' },
    { ...plain, source: 'haoban/import', time: '2026-11-26T09:00:00.001+08:00' },
    { ...plain, revision: 1, time: '2020-01-01T00:00:00.000Z' },
  ];
  expect(rising.toReversed().toSorted(compare)).toEqual(rising);
});
