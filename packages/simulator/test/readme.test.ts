import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the README names every source file, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const named = [...readme.matchAll(/`src\/([a-z-]+\.ts)`/g)].map(([, file = '']) => file);
  const files = readdirSync(new URL('../src', import.meta.url)).filter((file) => !file.endsWith('.test.ts'));
  expect(named.toSorted()).toEqual(files.toSorted());
});
