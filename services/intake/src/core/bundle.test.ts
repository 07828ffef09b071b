import { describe, expect, test } from 'vitest';
import { at, submission } from '../../test/given-filing.ts';
import { bundleFault, closeBundle, filingsOf, materialsOf, openBundle, type Bundle } from './bundle.ts';

const theme = { code: 'home', name: '不动产登记', items: ['sale', 'tax', 'register'] };
const given = [
  { code: 'contract', source: 'upload' as const },
  { code: 'identity', source: 'upload' as const },
  { code: 'plan', source: 'late' as const },
];
const bundle: Bundle = {
  bundleId: 'b-1',
  theme: 'home',
  region: '320281',
  at: at(0),
  account: 'citizen-li',
  visitId: 'visit-1',
  cases: ['case-1', 'case-2'].map((caseId) => ({ caseId, queryCodeHash: `hash-${caseId}`, submission })),
  wakesAt: at(1),
};

describe('what is asked for', () => {
  test.each([
    ['items of the theme', [{ itemCode: 'sale' }, { itemCode: 'tax', materials: ['plan'] }], undefined],
    ['an item of another theme', [{ itemCode: 'sale' }, { itemCode: 'shop' }], 'item_not_in_theme'],
    ['a material nobody gave', [{ itemCode: 'sale', materials: ['map'] }], 'material_unknown'],
  ])('%s', (_, wishes, fault) => {
    expect(bundleFault(theme, given, wishes)).toBe(fault);
  });
});

test('what was uploaded once is shared by the cases after the first that uses it; what is late is late in each', () => {
  const wishes = [
    { itemCode: 'sale', materials: ['contract'] },
    { itemCode: 'tax' },
    { itemCode: 'register', materials: [] },
    { itemCode: 'register', materials: ['identity', 'plan'] },
  ];
  expect(materialsOf(given, wishes).map((own) => own.map(({ code, source }) => `${code} ${source}`))).toEqual(
    [
      ['contract upload'],
      ['contract shared', 'identity upload', 'plan late'],
      [],
      ['identity shared', 'plan late'],
    ],
  );
});

test('a bundle is written once, before its cases, and is over when they are filed; both say nothing', () => {
  expect(openBundle(undefined, bundle)).toEqual({ state: bundle, events: [] });
  expect(openBundle(bundle, bundle)).toEqual({ refusal: 'number_taken' });
  expect(closeBundle(bundle)).toEqual({ state: { ...bundle, wakesAt: null }, events: [] });
  expect(closeBundle(undefined)).toEqual({ refusal: 'bundle_unknown' });
});

test('its filings are one visit of one person', () => {
  const filings = filingsOf(bundle);
  expect(filings.map(({ caseId }) => caseId)).toEqual(['case-1', 'case-2']);
  expect(
    new Set(filings.map(({ visitId, account, at: filed }) => `${visitId} ${account} ${filed}`)).size,
  ).toBe(1);
});
