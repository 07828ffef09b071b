import { checkEvent } from '@haoban/contracts/event-check';
import { expect, test } from 'vitest';
import { referenceData } from './reference-data.ts';
import { inOrder, type Stage } from './stage-graph.ts';

const { areas, orgs, halls, items, themes } = referenceData;
const orgCodes = new Set(orgs.map(({ code }) => code));

const published = (type: string, subject: string, data: object) =>
  checkEvent({
    specversion: '1.0',
    id: '00000000-0000-8000-8000-000000000000',
    source: 'haoban/intake',
    type,
    time: '2026-01-01T00:00:00.000Z',
    subject,
    sequence: 1,
    recordedat: '2026-01-01T00:00:00.000Z',
    dataset: 'live',
    region: '320281',
    data,
  });

test.each([
  ...areas.map((data) => ['area.published.v1', data.code, data] as const),
  ...orgs.map((data) => ['org.published.v1', data.code, data] as const),
  ...halls.map((data) => ['hall.published.v1', data.code, data] as const),
  ...items.map((data) => ['item.published.v1', data.code, { ...data, version: 1 }] as const),
  ...themes.map((data) => ['theme.published.v1', data.code, data] as const),
])('%s of %s is a valid event', (type, code, data) => {
  expect(published(type, code, data)).not.toHaveProperty('error');
});

test('codes are unique, and parents come before what refers to them', () => {
  const seen = new Set<string>();
  for (const { code, parent } of [...areas, ...orgs]) {
    expect(seen).not.toContain(code);
    if (parent !== undefined) expect(seen).toContain(parent);
    seen.add(code);
  }
  for (const { area } of [...orgs, ...halls]) expect(seen).toContain(area);
  expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
});

test('an area code begins with the code of its parent', () => {
  for (const { code, parent = '' } of areas) expect(code.startsWith(parent)).toBe(true);
});

test('items and stages belong to organisations of the data', () => {
  const owners = items.flatMap(({ org, stages }) => [org, ...stages.map((stage) => stage.org)]);
  for (const org of owners) expect(orgCodes).toContain(org);
});

const days = (term: Stage['term']): number => (term !== undefined && 'unit' in term ? (term.n ?? 0) : 0);

test('no promise is longer than the law, and the longest way through the stages fits into the promise', () => {
  const classes = items.flatMap(({ classes: of = {}, ...item }) => [
    item,
    ...Object.values(of).map((own) => ({ ...item, ...own })),
  ]);
  for (const { promised, statutory, stages } of classes) {
    const ends = new Map<string, number>();
    for (const { code, after, term } of inOrder(stages)) {
      ends.set(code, Math.max(0, ...after.map((before) => ends.get(before) ?? Number.NaN)) + days(term));
    }
    expect(days(promised)).toBeLessThanOrEqual(days(statutory));
    expect(Math.max(0, ...ends.values())).toBeLessThanOrEqual(days(promised));
  }
});

test('themes bundle items of the data', () => {
  const codes = items.map(({ code }) => code);
  for (const theme of themes) expect(codes).toEqual(expect.arrayContaining(theme.items));
});

test('the "2440" families promise 2, 4 and 40 working days', () => {
  const families = items.flatMap(({ family, promised }) =>
    family === undefined ? [] : [[family, promised]],
  );
  expect(families).toEqual([
    ['enterprise_start_up', { n: 2, unit: 'WD' }],
    ['property_registration', { n: 4, unit: 'WD' }],
    ['industrial_construction_permit', { n: 40, unit: 'WD' }],
  ]);
});
