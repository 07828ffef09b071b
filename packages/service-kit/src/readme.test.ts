import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commonSettings, journalSettings } from './config.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const rowsUnder = (header: string): string[] => {
  const [, rest = ''] = readme.split(`${header}\n`);
  const [table = ''] = rest.split('\n\n');
  return table.split('\n').slice(1);
};

test('the table of variables is what services read, in the words of the code', () => {
  const settings: Record<string, { description: string }> = JSON.parse(
    JSON.stringify({ ...commonSettings, ...journalSettings }),
  );
  const rows = Object.entries(settings).map(([name, { description }]) => `| \`${name}\` | ${description} |`);
  expect(rowsUnder('| variable | meaning |')).toEqual(rows);
});

test('the table of files has every file', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => !name.endsWith('.test.ts'));
  const listed = rowsUnder('| file | gives |').flatMap((row) => row.match(/[a-z-]+\.ts/g) ?? []);
  expect(listed.toSorted()).toEqual(files.toSorted());
});
