import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accounts } from './accounts.ts';
import { defaultPorts } from './service-processes.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const tableUnder = (header: string): string[] => {
  const [, rest = ''] = readme.split(`${header}\n`);
  const [table = ''] = rest.split('\n\n');
  return table.split('\n').slice(1);
};

test('the table of ports is what the programs use', () => {
  const rows = Object.entries(defaultPorts).map(([part, port]) => `| ${part} | ${port} |`);
  expect(tableUnder('| part | port |')).toEqual(rows);
});

test('the table of accounts is what the identity provider knows', () => {
  const rows = accounts.map(
    ({ id, roles, areas }) => `| ${id} | ${roles.join(', ')} | ${areas.join(', ') || '-'} |`,
  );
  expect(tableUnder('| account | roles | areas |')).toEqual(rows);
});
