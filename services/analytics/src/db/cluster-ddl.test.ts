import { readdirSync, readFileSync } from 'node:fs';
import { rollupTables } from '@haoban/indicators/rollup-tables';
import { expect, test } from 'vitest';
import { statementsOf } from './apply-ddl.ts';
import { clusterDdl } from './cluster-ddl.ts';

const folder = new URL('../../clickhouse/', import.meta.url);
const statements = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .flatMap((name) => statementsOf(readFileSync(new URL(name, folder), 'utf8'))),
  ...rollupTables(),
];

test('every engine takes its prefix from the deployment, and no path of its own', () => {
  const engines = statements.flatMap((statement) =>
    [...statement.matchAll(/engine\s*=\s*(\S*)/gi)].map(([, name]) => name),
  );
  expect(engines.length).toBeGreaterThan(20);
  expect(engines.filter((name) => !/^\{engine\}\w*MergeTree(\(\w+[),])?$/.test(name ?? ''))).toEqual([]);
});

test('on a cluster every statement names it once, on one node none does', () => {
  for (const statement of statements) {
    expect(
      clusterDdl(statement, 'Replicated').match(/ on cluster '\{cluster\}'/g),
      statement.slice(0, 80),
    ).toHaveLength(1);
    expect(clusterDdl(statement, '')).toBe(statement);
  }
});

test.each([
  [
    'create table if not exists a.b (n UInt8)',
    "create table if not exists a.b on cluster '{cluster}' (n UInt8)",
  ],
  ['create or replace view a.v as select 1', "create or replace view a.v on cluster '{cluster}' as select 1"],
  ['exchange tables a.b and c.b', "exchange tables a.b and c.b on cluster '{cluster}'"],
  ['drop database if exists a sync', "drop database if exists a on cluster '{cluster}' sync"],
  ['insert into a.b select 1', 'insert into a.b select 1'],
])('%s', (statement, told) => {
  expect(clusterDdl(statement, 'Replicated')).toBe(told);
});
