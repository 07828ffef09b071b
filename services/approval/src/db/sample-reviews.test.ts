import { expect, test } from 'vitest';
import { rankOf } from './quality-reviews.ts';
import { datesOfQuarter, drawSample, type DecidedCase } from '../core/sample-reviews.ts';

const size = { share: 0.05, cap: 50 };
const decided = (seed: string, count: number, org = 'ms', item = 'permit'): DecidedCase[] =>
  Array.from({ length: count }, (_, index) => {
    const caseId = `${org}-${item}-${String(index).padStart(6, '0')}`;
    return { caseId, org, item, rank: rankOf(seed, caseId) };
  });

test('the same seed and the same cases are the same sample, whatever their order', () => {
  const cases = [...decided('s', 400), ...decided('s', 90, 'nr')];
  const sample = drawSample(cases, size);
  expect(drawSample(cases.toReversed(), size)).toEqual(sample);
  const other = [...decided('t', 400), ...decided('t', 90, 'nr')];
  expect(drawSample(other, size).caseIds).not.toEqual(sample.caseIds);
  expect(drawSample(other, size).groups).toEqual(sample.groups);
});

test('each organisation and item has its share, at least one and at most the cap', () => {
  const cases = [
    ...decided('s', 1, 'fd'),
    ...decided('s', 101, 'ms'),
    ...decided('s', 3000, 'nr', 'land'),
    ...decided('s', 19, 'nr', 'lease'),
  ];
  expect(drawSample(cases, size).groups).toEqual([
    { org: 'fd', item: 'permit', decided: 1, sampled: 1 },
    { org: 'ms', item: 'permit', decided: 101, sampled: 6 },
    { org: 'nr', item: 'land', decided: 3000, sampled: 50 },
    { org: 'nr', item: 'lease', decided: 19, sampled: 1 },
  ]);
  expect(drawSample([], size)).toEqual({ groups: [], caseIds: [] });
});

test('over many seeds every case is drawn about equally often, neighbours independently', () => {
  const [seeds, count, share] = [2000, 100, 0.1];
  const drawn = new Map<string, number>();
  let both = 0;
  for (let seed = 0; seed < seeds; seed += 1) {
    const { caseIds } = drawSample(decided(`seed-${seed}`, count), { share, cap: 50 });
    for (const caseId of caseIds) drawn.set(caseId, (drawn.get(caseId) ?? 0) + 1);
    if (caseIds.includes('ms-permit-000000') && caseIds.includes('ms-permit-000001')) both += 1;
  }
  const expected = seeds * share;
  const chiSquare = [...drawn.values()].reduce((sum, times) => sum + (times - expected) ** 2 / expected, 0);
  expect(drawn.size).toBe(count);
  // drawing without replacement varies less than the 99 degrees of freedom allow: beyond 148 is 1 in 1,000
  expect(chiSquare).toBeLessThan(148);
  // two given cases come together in 10/100 * 9/99 of the draws: 18, standard deviation 4.2
  expect(both).toBeGreaterThan(3);
  expect(both).toBeLessThan(36);
});

test('a quarter ends where the next one starts', () => {
  expect(datesOfQuarter('2026-Q1')).toEqual({ from: '2026-01-01', to: '2026-04-01' });
  expect(datesOfQuarter('2026-Q3')).toEqual({ from: '2026-07-01', to: '2026-10-01' });
  expect(datesOfQuarter('2026-Q4')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
});
