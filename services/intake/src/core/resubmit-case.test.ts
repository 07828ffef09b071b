import { expect, test } from 'vitest';
import { at, submitted } from '../../test/given-filing.ts';
import type { CaseStatus } from './case.ts';
import { resubmitCase } from './resubmit-case.ts';

test('the corrected filing is received when it comes back; when it first came in stays known', () => {
  expect(resubmitCase(submitted({ status: 'correcting' }), { at: at(20) })).toEqual({
    state: submitted({ status: 'submitted', submittedAt: at(0), receivedAt: at(20) }),
    events: [{ type: 'case.resubmitted.v1', time: at(20), data: {} }],
  });
});

test.each<CaseStatus>(['submitted', 'accepted', 'refused', 'withdrawn'])(
  'nothing was asked of a filing that is %s',
  (status) => {
    expect(resubmitCase(submitted({ status }), { at: at(20) })).toEqual({ refusal: 'wrong_status' });
  },
);
