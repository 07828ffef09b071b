import { describe, expect, test } from 'vitest';
import { item as plain } from '../../test/given-filing.ts';
import { classFault, itemForClass } from './item-for-class.ts';
import type { Item } from './reference.ts';

const days = (n: number) => ({ n, unit: 'WD' as const });
const stages: Item['stages'] = [
  { code: 'check', name: '审查', org: '320281-hc', after: [], join: 'all', term: days(10) },
];
const item: Item = {
  ...plain,
  classes: { simple: { promised: days(13) }, large: { statutory: days(30), promised: days(26), stages } },
};

describe('an item resolved for a class', () => {
  test('has the terms and stages of the class, its own where the class names none, and no classes', () => {
    expect(itemForClass(item, 'large')).toEqual({ ...plain, ...item.classes?.['large'] });
    expect(itemForClass(item, 'simple')).toEqual({ ...plain, promised: days(13) });
  });

  test.each([undefined, 'gone', 'constructor'])('keeps its own for %s', (projectClass) => {
    expect(itemForClass(item, projectClass)).toEqual(plain);
  });
});

describe('the class a filing names', () => {
  test.each([undefined, 'gone', 'toString'])('must be one of the item: %s is none', (projectClass) => {
    expect(classFault(item, projectClass)).toBe('project_class_unknown');
  });

  test('is free where the item has none', () => {
    expect(classFault(item, 'large')).toBeUndefined();
    expect(classFault(plain, undefined)).toBeUndefined();
    expect(classFault({ ...plain, classes: {} }, 'any')).toBeUndefined();
  });
});
