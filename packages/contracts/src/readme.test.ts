import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /(?<!\.test)\.ts$/.test(name));

test('the README says what each file gives', () => {
  expect(files.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
