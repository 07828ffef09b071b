import { expect, test } from 'vitest';
import { isCode, verificationCode } from './verification-code.ts';

const key = Buffer.alloc(32, 1);

test('a code is four groups without letters that look like digits, the same for the same names', () => {
  const code = verificationCode(key, 'case-1', 'SL-1');
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  expect(verificationCode(key, 'case-1', 'SL-1')).toBe(code);
});

test('another key, another name and names cut elsewhere make other codes', () => {
  const codes = [
    verificationCode(key, 'a', 'bc'),
    verificationCode(key, 'ab', 'c'),
    verificationCode(key, 'abc'),
    verificationCode(Buffer.alloc(32, 2), 'a', 'bc'),
  ];
  expect(new Set(codes).size).toBe(4);
});

test('every letter of the alphabet comes up: all five bits of each place are used', () => {
  const letters = Array.from({ length: 400 }, (_, n) => verificationCode(key, String(n))).join('');
  expect(new Set(letters.replaceAll('-', '')).size).toBe(32);
});

test('a code is read however it was typed', () => {
  const code = '1K0P-M9XD-04TB-ZWEP';
  for (const typed of [code, code.toLowerCase(), '1K0PM9XD04TBZWEP', ' lkop m9xd o4tb zwep ']) {
    expect(isCode(typed, code)).toBe(true);
  }
  for (const other of ['', '1K0P', `${code}0`, '1K0P-M9XD-04TB-ZWEQ'])
    expect(isCode(other, code)).toBe(false);
});
