import { readdirSync, readFileSync } from 'node:fs';
import { checkImportMap } from '@haoban/contracts/import-map-check';
import { expect, test } from 'vitest';

const folder = new URL('../../../maps/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

test.each(names)('the map %s is valid and bears its file name', (name) => {
  expect(checkImportMap(read(name))).toMatchObject({ map: { name: name.replace('.json', '') } });
});

test('the table of the README names every map', () => {
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  const listed = [...readme.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set(names));
});

const map = { name: 'm', version: 1, zone: 'Asia/Shanghai', calendar: 'none', case: { id: 'id' } };

test.each([
  ['an unknown key', { ...map, csvv: {} }, '/'],
  ['an unknown zone', { ...map, zone: 'Asia/Wuxi' }, '/zone'],
  ['an unknown meaning', { ...map, activities: { a: { as: 'lunch' } } }, '/activities/a'],
  ['no case id', { ...map, case: {} }, '/case'],
])('%s is named as a fault', (_, value, path) => {
  const checked = checkImportMap(value);
  expect('faults' in checked && checked.faults.map((fault) => fault.path)).toContain(path);
});
