import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { profiles } from '../src/profiles/profiles.ts';
import type { PublishedFigure } from '../src/profiles/published-figure.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the README names every source file, and no other', () => {
  const named = [...readme.matchAll(/`src\/([a-z0-9/-]+\.ts)`/g)].map(([, file = '']) => file);
  const files = readdirSync(new URL('../src', import.meta.url), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  expect(named.toSorted()).toEqual(files.toSorted());
});

const rowOf = (name: string, figure: PublishedFigure): string[] => [
  name,
  figure.row === undefined ? '-' : String(figure.row),
  figure.published,
  figure.part === undefined ? figure.indicator : `${figure.indicator} (${figure.part})`,
  String(Number(figure.expected.toPrecision(9))),
];

test('the README lists every published figure with the value that its profile gives', () => {
  const [, table = ''] = readme.split('| profile | row |');
  const rows = table
    .split('\n\n')[0]
    ?.split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  expect(rows).toEqual(profiles.flatMap(({ name, figures }) => figures.map((figure) => rowOf(name, figure))));
});
