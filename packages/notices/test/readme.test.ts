import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from '../src/notice.ts';
import { noticeReadings } from '../src/notice-readings.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const nothing = { query: () => Promise.reject(new Error('not asked here')) };

test('the table of metrics says what the code says', () => {
  const rows = [...readme.matchAll(/^\| `(haoban_\w+)` \| (.+) \|$/gm)].map(([, name, help]) => [name, help]);
  const readings = noticeReadings(nothing, () => new Date());
  expect(rows).toEqual(readings.map(({ name, help }) => [name, help]));
});

test('the table of kinds has every kind', () => {
  const rows = [...readme.matchAll(/^\| `(\w+)` \| .* \| .* \| .* \| .* \|$/gm)].map(([, kind]) => kind);
  expect(rows).toEqual(Object.keys(kinds));
});
