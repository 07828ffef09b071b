import { describe, expect, test } from 'vitest';
import type { CaseFacts } from './case-facts.ts';
import { checkOptions } from './check-options.ts';

const zone = 'Asia/Shanghai';
const rating = (option: number) => ({ options: [option], at: '2026-09-28T02:00:00.000Z' });
const verdict = (onTime: boolean | null) => ({ due: '2026-09-21', elapsedDays: 12, onTime });
const facts = (known: Partial<CaseFacts>): CaseFacts => ({ region: '320281', meetings: {}, ...known });
const decided = (statutory: boolean | null, promised: boolean | null) =>
  facts({
    decision: {
      at: '2026-09-24T02:00:00.000Z',
      statutory: verdict(statutory),
      promised: verdict(promised),
    },
  });
const check = (option: number, ...known: CaseFacts[]) => {
  const cases = known.map((one, index) => ({ caseId: `case-${index}`, facts: one }));
  return checkOptions(rating(option), cases, zone);
};

describe('options the suite can check itself', () => {
  test.each([
    [209, decided(true, false), 'confirmed'],
    [209, decided(false, true), 'refuted'],
    [110, decided(false, true), 'confirmed'],
    [110, decided(true, false), 'refuted'],
    [209, decided(true, null), 'unknown'],
    [209, facts({}), 'unknown'],
    [110, facts({ decision: { at: '2026-09-24T02:00:00.000Z' } }), 'unknown'],
  ])('%i against a judgement', (option, known, finding) => {
    expect(check(option, known)).toMatchObject([{ option, finding }]);
  });

  test('the facts are on the order', () => {
    expect(check(209, decided(true, false))[0]?.cases).toEqual([
      {
        caseId: 'case-0',
        holds: true,
        due: '2026-09-21',
        elapsedDays: 12,
        decidedAt: '2026-09-24T02:00:00.000Z',
      },
    ]);
  });

  test('114 counts a hall once a day, and only trips up to the day of the rating', () => {
    const meetings = {
      a: { at: '2026-09-21T01:00:00.000Z', hall: 'h' },
      b: { at: '2026-09-21T08:00:00.000Z', hall: 'h' },
      c: { at: '2026-09-28T08:00:00.000Z', hall: 'h' },
      d: { at: '2026-09-29T01:00:00.000Z', hall: 'h' },
    };
    expect(check(114, facts({ meetings, visitsLimit: 1 }))).toMatchObject([
      { finding: 'confirmed', cases: [{ visits: 2, visitsLimit: 1 }] },
    ]);
    expect(check(114, facts({ meetings, visitsLimit: 2 }))).toMatchObject([{ finding: 'refuted' }]);
    expect(check(114, facts({ meetings }))).toMatchObject([{ finding: 'unknown', cases: [{ visits: 2 }] }]);
  });

  test('a visit for several cases is right about one, wrong about all, else unknown', () => {
    expect(check(209, decided(true, true), decided(true, false))).toMatchObject([{ finding: 'confirmed' }]);
    expect(check(209, decided(true, true), decided(true, true))).toMatchObject([{ finding: 'refuted' }]);
    expect(check(209, decided(true, true), facts({}))).toMatchObject([{ finding: 'unknown' }]);
    expect(check(209)).toMatchObject([{ finding: 'unknown', cases: [] }]);
  });

  test('other options are not checked', () => {
    expect(check(214, decided(false, false))).toEqual([]);
  });
});
