import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseNumber, checkDigit, isCaseNumber } from './case-number.ts';

// Numbers in public use under ISO 7064 MOD 11,10: the standard's example, a Croatian OIB, a German VAT and tax number.
const known = ['07945', '0792', '794623', '33392005961', '136695976', '36574261809', '002006673085'];

/** The standard's own way to check a whole number: with its check digit it leaves 1. */
function leavesOne(digits: string): boolean {
  let carried = 10;
  let sum = 0;
  for (const digit of digits) {
    sum = (carried + Number(digit)) % 10;
    carried = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return sum === 1;
}

describe('the check digit', () => {
  test.each(known)('of %s is its last', (number) => {
    expect(checkDigit(number.slice(0, -1))).toBe(number.at(-1));
    expect(leavesOne(number)).toBe(true);
  });

  const digits = fc.stringMatching(/^[0-9]{1,24}$/);
  test('makes every number one that the standard takes', () => {
    fc.assert(
      fc.property(digits, (text) => {
        expect(leavesOne(text + checkDigit(text))).toBe(true);
      }),
    );
  });

  test('catches every digit that was misread', () => {
    const numbers = fc.stringMatching(/^[0-9]{20}$/).map((text) => text + checkDigit(text));
    fc.assert(
      fc.property(numbers, fc.nat(20), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const wrong = (Number(number[place]) + shift) % 10;
        expect(isCaseNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBe(false);
      }),
    );
  });
});

describe('a case number', () => {
  test('is county, day and sequence of the day with their check digit', () => {
    const number = caseNumber('320281', '2026-11-26', 1);
    expect(number).toMatch(/^32028120261126000001[0-9]$/);
    expect(isCaseNumber(number)).toBe(true);
    expect(caseNumber('320281', '2026-11-26', 999_999)).toMatch(/^32028120261126999999[0-9]$/);
  });

  test.each([0, -1, 1_000_000])('has no sequence %i', (sequence) => {
    expect(() => caseNumber('320281', '2026-11-26', sequence)).toThrow(RangeError);
  });

  test.each([
    '',
    '320281',
    `${caseNumber('320281', '2026-11-26', 1)}0`,
    '３２０２８１２０２６１１２６０００００１５',
  ])('is not %j', (text) => {
    expect(isCaseNumber(text)).toBe(false);
  });
});
