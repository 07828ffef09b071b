import { describe, expect, test } from 'vitest';
import { accepted, approver, days, officer, on, stateOf } from '../../test/given-case.ts';
import type { Actor, Case } from './case.ts';
import { decideExtension, type DecideExtension } from './decide-extension.ts';
import { judgeCase } from './judge-case.ts';

const mayor: Actor = { id: 'mayor', org: undefined, approver: true };
const before = accepted({ statutory: { n: 20, unit: 'WD' }, promised: { n: 5, unit: 'WD' } });
const extend = (state: Case, over: Partial<DecideExtension> = {}) =>
  decideExtension(state, {
    at: on(9),
    actor: approver,
    extensionId: 'x-1',
    kind: 'A',
    length: 10,
    reason: '案情复杂',
    granted: true,
    days,
    ...over,
  });
const dues = (state: Case) => {
  const { statutory, promised } = judgeCase(state, days, on(9));
  return [statutory?.due, promised?.due];
};

test('an extension moves the law and leaves the promise, unless the item says otherwise', () => {
  const granted = extend(before);
  expect(granted).toMatchObject({
    state: { extensions: [{ kind: 'A', days: 10, approvedAt: on(9) }] },
    events: [
      {
        type: 'extension.granted.v1',
        data: { extensionId: 'x-1', kind: 'A', days: 10, clocks: ['statutory'], approver: 'chief' },
      },
    ],
  });
  expect(dues(stateOf(granted))).toEqual(['2026-12-14', '2026-11-09']);
  const moving = { ...before, item: { ...before.item, policies: { extensionMovesPromised: true } } };
  expect(extend(moving)).toMatchObject({ events: [{ data: { clocks: ['statutory', 'promised'] } }] });
  expect(dues(stateOf(extend(moving)))).toEqual(['2026-12-14', '2026-11-23']);
});

test('a promise that is broken already stays so', () => {
  const moving = { ...before, item: { ...before.item, policies: { extensionMovesPromised: true } } };
  expect(extend(moving, { at: on(10) })).toMatchObject({ events: [{ data: { clocks: ['statutory'] } }] });
});

describe('the law allows', () => {
  test('each kind once, A up to 10 and B up to 15 days', () => {
    const first = stateOf(extend(before));
    expect(extend(first)).toEqual({ refusal: 'extension_used' });
    const both = extend(first, { kind: 'B', length: 15, actor: mayor });
    expect(dues(stateOf(both))[0]).toBe('2027-01-04');
    expect(extend(before, { length: 11 })).toEqual({ refusal: 'extension_too_long' });
    expect(extend(before, { kind: 'B', length: 16, actor: mayor })).toEqual({
      refusal: 'extension_too_long',
    });
  });

  test('it up to the due date, not a day later (E9)', () => {
    expect(stateOf(extend(before, { at: on(30, '15:30') })).extensions).toHaveLength(1);
    expect(extend(before, { at: on(30, '16:30') })).toEqual({ refusal: 'extension_too_late' });
  });

  test('kind A by the head of an organ, kind B by the head of government', () => {
    expect(extend(before, { actor: mayor })).toEqual({ refusal: 'approver_wrong' });
    expect(extend(before, { kind: 'B' })).toEqual({ refusal: 'approver_wrong' });
    expect(extend(before, { actor: officer('hall') })).toEqual({ refusal: 'approver_wrong' });
  });

  test('nobody to extend their own case', () => {
    expect(extend({ ...before, officers: ['chief'] })).toEqual({ refusal: 'approver_involved' });
  });
});

test('a refusal by the approver is recorded and changes nothing', () => {
  expect(extend(before, { granted: false, length: 11 })).toEqual({
    state: before,
    events: [
      {
        type: 'extension.refused.v1',
        time: on(9),
        data: {
          extensionId: 'x-1',
          kind: 'A',
          days: 11,
          clocks: ['statutory'],
          reason: '案情复杂',
          approver: 'chief',
        },
      },
    ],
  });
});

test('there must be an open case, a term of the law and a calendar to judge it by', () => {
  expect(extend({ ...before, status: 'granted' })).toEqual({ refusal: 'wrong_status' });
  expect(extend(accepted({ promised: { n: 5, unit: 'WD' } }))).toEqual({
    refusal: 'extension_moves_nothing',
  });
  expect(extend(before, { days: { ...days, calendar: undefined } })).toEqual({ refusal: 'calendar_missing' });
});
