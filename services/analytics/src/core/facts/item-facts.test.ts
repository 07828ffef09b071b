import { describe, expect, test } from 'vitest';
import type { Told } from '../../../test/judged-case.ts';
import { everything, told, toldAnyhow } from '../../../test/told-subject.ts';
import { itemFacts } from './item-facts.ts';

const published = (at: string, version: number, more: Readonly<Record<string, unknown>> = {}): Told => [
  'item.published',
  at,
  {
    code: 's1',
    version,
    name: '食品经营许可',
    kind: 'promise',
    org: 'o1',
    promised: { n: 5, unit: 'WD' },
    statutory: { n: 20, unit: 'WD' },
    visitsLimit: 1,
    onlineDepth: 4,
    ...more,
  },
];
const retired = (at: string): Told => ['item.retired', at, { code: 's1', version: 2 }];
const facts = (...events: readonly Told[]) => itemFacts(told(...events), ...everything);

describe('an item', () => {
  test('has the terms of its newest version, whenever that was said', () => {
    const events = [published('11-02', 2, { promised: { n: 3, unit: 'WD' } }), published('11-03', 1)];
    expect(facts(...events)).toMatchObject({
      item: 's1',
      name: '食品经营许可',
      is_current: 1,
      declared_visits: 1,
      online_depth: 4,
      promised_basis: 'wd',
      promised_amount: 3,
      statutory_basis: 'wd',
      statutory_amount: 20,
    });
    expect(itemFacts(toldAnyhow(...events), ...everything)).toEqual(facts(...events));
  });

  test.each([
    [{ unit: 'IMMEDIATE' }, 'wd', 0],
    [{ n: 0.25, unit: 'WH' }, 'wh', 15],
    [{ n: 7, unit: 'ND' }, 'nd', 7],
    [{ n: 1.5, unit: 'WD' }, 'wd', 1],
    [undefined, '', 0],
  ])('counts a term of %o in %s', (promised, basis, amount) => {
    expect(facts(published('11-02', 1, { promised }))).toMatchObject({
      promised_basis: basis,
      promised_amount: amount,
    });
  });

  test('is current unless it was retired after all else', () => {
    expect(facts(published('11-02', 2), retired('11-03'))).toMatchObject({ is_current: 0 });
    expect(facts(published('11-02', 2), retired('11-03'), published('11-04', 3))).toMatchObject({
      is_current: 1,
    });
    expect(facts(retired('11-03'))).toMatchObject({ is_current: 0 });
  });

  test('is made by its own events alone', () => {
    expect(facts(['theme.published', '11-02', {}])).toBe(undefined);
  });
});
