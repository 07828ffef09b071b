import { expect, test } from 'vitest';
import { at, item } from '../../test/given-filing.ts';
import { everyPrereview, waiting } from '../../test/given-prereview.ts';
import { filePrereview, preconditionFault } from './file-prereview.ts';
import { isReady, type Prereview } from './prereview.ts';
import { recordArrival } from './record-arrival.ts';
import { reviewPrereview } from './review-prereview.ts';
import { withdrawPrereview } from './withdraw-prereview.ts';

const review = { at: at(40), officer: 'officer-ms' };

test('a filing waits for each paper once and says so', () => {
  expect(filePrereview(undefined, waiting)).toMatchObject({
    state: { status: 'filed', waitingFor: ['land-permit', 'loan'], wakesAt: null },
    events: [
      {
        type: 'prereview.filed.v1',
        time: at(0),
        data: { itemCode: item.code, org: item.org, waitingFor: ['land-permit', 'loan'] },
      },
    ],
  });
});

test('only papers that the item lists as preconditions are waited for', () => {
  const listing = { ...item, policies: { preconditions: ['land-permit', 'loan'] } };
  expect(preconditionFault(listing, ['loan'])).toBeUndefined();
  expect(preconditionFault(listing, ['loan', 'identity'])).toBe('precondition_unknown');
  expect(preconditionFault(item, ['loan'])).toBe('precondition_unknown');
});

test('papers may arrive before the review; it is ready once it passed and nothing is awaited', () => {
  const { filed } = everyPrereview();
  const arrive = (before: Prereview, material: string) => recordArrival(before, { at: at(5), material });
  const one = arrive(filed, 'loan');
  if ('refusal' in one) throw new Error(one.refusal);
  expect(arrive(one.state, 'loan')).toEqual({ refusal: 'material_not_awaited' });
  expect(arrive(one.state, 'identity')).toEqual({ refusal: 'material_not_awaited' });
  const both = arrive(one.state, 'land-permit');
  if ('refusal' in both) throw new Error(both.refusal);
  expect(isReady(both.state)).toBe(false);
  const passed = reviewPrereview(both.state, { ...review, passed: true });
  if ('refusal' in passed) throw new Error(passed.refusal);
  expect(isReady(passed.state)).toBe(true);
});

test.each([undefined, ' '])(
  'a review that ends it needs its reason, and so does a withdrawal (%j)',
  (reason) => {
    const { filed } = everyPrereview();
    const why = reason === undefined ? {} : { reason };
    expect(reviewPrereview(filed, { ...review, passed: false, ...why })).toEqual({
      refusal: 'reason_missing',
    });
    expect(withdrawPrereview(filed, { at: at(9), reason: reason ?? '' })).toEqual({
      refusal: 'reason_missing',
    });
  },
);
