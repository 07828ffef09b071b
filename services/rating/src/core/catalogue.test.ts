import { expect, test } from 'vitest';
import { carriedBy, catalogueAt, optionsOf, optionsVersion } from './catalogue.ts';

const today = '2026-11-26T01:00:00.000Z';
const { versions, levels, options, channels } = catalogueAt(today);

test('there are five levels, best first, and every option belongs to one', () => {
  expect(levels.map(({ level, score, bad }) => [level, score, bad])).toEqual([
    [5, 10, false],
    [4, 8, false],
    [3, 6, false],
    [2, 3, true],
    [1, 0, true],
  ]);
  for (const { code, level } of options) expect(Math.floor(code / 100)).toBe(level);
  expect(new Set(options.map(({ code }) => code)).size).toBe(40);
});

test('every word is there in both languages', () => {
  for (const { zh, en } of [...levels, ...options, ...channels]) {
    expect(zh).toMatch(/^\p{Script=Han}+$/u);
    expect(en).toMatch(/^[A-Za-z]/);
  }
});

test('channels bear the codes they are reported under, and only those of citizens carry links', () => {
  expect(channels.map(({ code, pf }) => [code, pf])).toEqual([
    ['pc', 1],
    ['mobile', 2],
    ['qr', 3],
    ['tablet', 4],
    ['kiosk', 5],
    ['sms', 6],
    ['system', 7],
    ['hotline', undefined],
    ['paper', undefined],
    ['survey', undefined],
  ]);
  for (const { code, enteredBy } of channels)
    expect(carriedBy(code, today).includes(code)).toBe(enteredBy === 'citizen');
});

test('before the first version the first one holds, and its options stay readable by its number', () => {
  expect(catalogueAt('2020-01-01T00:00:00.000Z').versions).toEqual(versions);
  expect(optionsOf(1)).toHaveLength(40);
  expect(optionsOf(99)).toBeUndefined();
});

test('a page opened before a new version came is still right, one opened after it is not', () => {
  const [first] = [{ version: 1, validFrom: '2026-01-01T00:00:00+08:00', options: optionsOf(1) ?? [] }];
  const option = { code: 116, level: 1, zh: '新', en: 'new' };
  const next = { version: 2, validFrom: '2026-12-01T00:00:00+08:00', options: [option] };
  const version = (code: number, since: string, at: string) =>
    optionsVersion(1, [code], { since, at }, [first, next]);
  const [before, after] = ['2026-11-30T15:59:59.999Z', '2026-11-30T16:00:00.000Z'];
  expect(version(108, before, after)).toBe(1);
  expect(version(116, before, after)).toBe(2);
  expect(version(108, after, after)).toBeUndefined();
  expect(version(116, before, before)).toBeUndefined();
});
