import { noticeText, placeholdersOf } from '@haoban/notices/notice-text';
import { templates } from '@haoban/notices/templates';
import { describe, expect, test } from 'vitest';
import { decided, eventOf } from '../../test/given-events.ts';
import { grantedCase, requested } from '../../test/given-case.ts';
import { decisionDraft, isOutdated, stepDraft, type ToldStep } from './notice-drafts.ts';

const step = (type: ToldStep, method: 'window' | 'courier' | 'locker' | 'e_licence' | 'agent') =>
  stepDraft(type)(
    eventOf('delivery', 'case-1', 1, {
      type,
      data: { deliveryId: 'd-1', method, attempt: 1, documents: ['L-1'] },
    }),
  );
const names = (drafts: readonly { readonly template: string }[]): string[] =>
  drafts.map(({ template }) => template);

describe('what an applicant is told', () => {
  test('of a decision: granted or not, never why', () => {
    const [granted] = decisionDraft(eventOf('approval', 'case-1', 1, decided('granted')));
    const [denied] = decisionDraft(eventOf('approval', 'case-1', 1, decided('denied')));
    expect([granted?.template, denied?.template]).toEqual(['decision_granted', 'decision_denied']);
    expect(denied?.values).toEqual({ number: 'case-1' });
  });

  test.each([
    ['delivery.requested.v1', 'window', ['pickup_ready']],
    ['delivery.requested.v1', 'courier', []],
    ['delivery.dispatched.v1', 'courier', ['delivery_dispatched']],
    ['delivery.dispatched.v1', 'locker', ['locker_ready']],
    ['delivery.dispatched.v1', 'agent', []],
    ['delivery.failed.v1', 'courier', ['delivery_failed']],
    ['delivery.completed.v1', 'e_licence', ['e_licence_ready']],
    ['delivery.completed.v1', 'courier', []],
  ] as const)('of %s by %s', (type, method, told) => {
    expect(names(step(type, method))).toEqual(told);
  });

  test('can be written from the name of the item alone', () => {
    const drafts = [
      ...decisionDraft(eventOf('approval', 'case-1', 1, decided('granted'))),
      ...step('delivery.requested.v1', 'window'),
      ...step('delivery.dispatched.v1', 'locker'),
    ];
    for (const { template, values } of drafts) {
      expect([...placeholdersOf(templates[template]).needed].filter((name) => !(name in values))).toEqual([
        'item',
      ]);
      expect(noticeText(template, 'en', { ...values, item: 'Permit' })).toContain('Permit');
    }
  });
});

test('what was overtaken is not told: a decision that fell, a parcel that arrived', () => {
  const granted = grantedCase();
  expect(isOutdated('decision_granted', granted, undefined)).toBe(false);
  expect(isOutdated('decision_denied', granted, undefined)).toBe(true);
  const { decision: _, ...reopened } = granted;
  expect(isOutdated('decision_granted', reopened, undefined)).toBe(true);
  const waiting = requested('window', '320281-hall');
  expect(isOutdated('pickup_ready', waiting, 'd-1')).toBe(false);
  expect(isOutdated('delivery_dispatched', waiting, 'd-1')).toBe(true);
  expect(isOutdated('pickup_ready', waiting, 'another')).toBe(true);
});
