import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runInZone } from './run-in-zone.ts';

const root = new URL('..', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(readme)?.[1] ?? '';

test('the example of the README prints what the README says', () => {
  const printed = JSON.parse(runInZone(block('ts'), 'UTC'));
  expect(printed).toEqual(JSON.parse(block('json')));
});

test('the table of the README names every file, and no other', () => {
  const named = Array.from(readme.matchAll(/`src\/([\w-]+\.ts)`\s*\|$/gm), ([, file]) => file);
  const files = readdirSync(new URL('src', root)).filter((file) => !file.endsWith('.test.ts'));
  expect(new Set(named)).toEqual(new Set(files));
});
