import { describe, expect, test } from 'vitest';
import { area, item, published, stateOf } from '../../test/given-filing.ts';
import { publishReference } from './publish-reference.ts';
import type { Reference } from './reference.ts';
import { retireItem } from './retire-item.ts';

const first = stateOf(publishReference(undefined, published()));

describe('an item', () => {
  test('is published as version 1, whatever version was sent', () => {
    expect(publishReference(undefined, published({ version: 7 }))).toEqual({
      state: published({ version: 1 }),
      events: [{ type: 'item.published.v1', data: { ...item, version: 1 } }],
    });
  });

  test('with the same content says nothing, in whatever order its keys come', () => {
    const data = Object.fromEntries(Object.entries(item).toReversed());
    expect(publishReference(first, { kind: 'item', data: { ...item, ...data } })).toEqual({
      refusal: 'unchanged',
    });
  });

  test('with other content is its next version', () => {
    const second = stateOf(publishReference(first, published({ visitsLimit: 1 })));
    expect(publishReference(second, published({ visitsLimit: 2 }))).toMatchObject({
      state: { data: { version: 3, visitsLimit: 2 } },
      events: [{ type: 'item.published.v1', data: { version: 3, visitsLimit: 2 } }],
    });
  });

  test('is retired once, with the version that ends', () => {
    const retired = retireItem(first);
    expect(retired).toMatchObject({
      state: { retired: true },
      events: [{ type: 'item.retired.v1', data: { code: 'start-up', version: 1 } }],
    });
    expect(retireItem(stateOf(retired))).toEqual({ refusal: 'unchanged' });
  });

  test('comes back by being published again, as its next version', () => {
    const again = publishReference(stateOf(retireItem(first)), published());
    expect(again).toMatchObject({ events: [{ type: 'item.published.v1', data: { version: 2 } }] });
    expect(stateOf(again)).not.toHaveProperty('retired');
  });
});

test('areas, organisations and halls are published and changed under their own names', () => {
  const references: Reference[] = [
    { kind: 'area', data: area },
    { kind: 'organisation', data: { code: 'ms', name: '市场监管局', area: '320281' } },
    { kind: 'hall', data: { code: 'hall', name: '政务大厅', area: '320281', windows: ['1'] } },
  ];
  const said = references.map((reference) => publishReference(undefined, reference));
  expect(said).toMatchObject([
    { events: [{ type: 'area.published.v1', data: area }] },
    { events: [{ type: 'org.published.v1' }] },
    { events: [{ type: 'hall.published.v1' }] },
  ]);
  for (const reference of references) {
    expect(publishReference(reference, reference)).toEqual({ refusal: 'unchanged' });
  }
});

test('a code names one thing: a hall cannot take that of an item, and only items retire', () => {
  const hall: Reference = {
    kind: 'hall',
    data: { code: item.code, name: '大厅', area: '320281', windows: [] },
  };
  expect(publishReference(first, hall)).toEqual({ refusal: 'code_taken' });
  expect(retireItem(hall)).toEqual({ refusal: 'item_unknown' });
  expect(retireItem(undefined)).toEqual({ refusal: 'item_unknown' });
});
