import { expect, test } from 'vitest';
import { readableRows } from './readable-rows.ts';
import { readableViews } from './readable-views.ts';
import { rowsRead } from './select-rows.ts';

const scope = { dataset: "'live'", asOf: 'now64(3)' };

test('a question reads the columns that it names, and those that they are worked out of', () => {
  const sql = rowsRead('nodes', scope, { needed: "countIf(is_rated and hall = 'h1')" });
  expect(sql).toContain('array join');
  for (const column of ['`nodes.is_rated`', '`nodes.hall`', 'own_hall']) expect(sql).toContain(column);
  for (const column of ['`nodes.device`', 'own_officer', 'project_class', 'is_burst'])
    expect(sql).not.toContain(column);
});

test('both sides of a union read the same columns in the same order', () => {
  const sql = rowsRead('nodes', scope, { needed: 'queue channel is_ended node' });
  const [, cases = '', tickets = ''] =
    /select (.+) from case_facts_v1[^]+select (.+) from ticket_facts_v1/.exec(sql) ?? [];
  const namesOf = (columns: string): string[] =>
    columns.split(', ').map((column) => column.replace(/^.+ as /, ''));
  expect(namesOf(tickets)).toEqual(namesOf(cases));
  expect(namesOf(cases)).toEqual(expect.arrayContaining(['channel', 'queue', 'is_ended']));
});

test('a function that bears the name of nothing is no column', () => {
  const sql = rowsRead('cases', scope, { needed: 'toString(org) constructor valueOf hasOwnProperty' });
  expect(sql).toContain('select org from');
});

test('nothing is left open in what a question reads, and only parameters in views', () => {
  for (const rows of Object.keys(readableRows)) {
    const view = readableViews().find((each) => each.includes(`{db}.${rows}_v1 as`));
    expect(
      view?.replaceAll(/\{(db|dataset:String|(since|until):Date32|as_of:DateTime64\(3, 'UTC'\))\}/g, ''),
    ).not.toMatch(/[{}]/);
  }
  expect(rowsRead('bursts', { ...scope, since: "toDate32('2026-01-01')" }, { needed: 'region' })).not.toMatch(
    /[{}]/,
  );
});

test('rows kept aside have views of their own', () => {
  const names = readableViews().flatMap((view) => /\{db\}\.(\w+) as/.exec(view)?.[1] ?? []);
  expect(names).toEqual(
    expect.arrayContaining([
      'cases_v1',
      'open_cases_v1',
      'noted_cases_v1',
      'noted_commitments_v1',
      'noted_nodes_v1',
    ]),
  );
  expect(new Set(names).size).toBe(names.length);
});
