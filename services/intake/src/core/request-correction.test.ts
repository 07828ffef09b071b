import { expect, test } from 'vitest';
import { at, stateOf, submitted } from '../../test/given-filing.ts';
import type { CaseStatus } from './case.ts';
import { requestCorrection } from './request-correction.ts';
import { resubmitCase } from './resubmit-case.ts';

const command = { at: at(5), missing: ['身份证', '章程'], notice: 'BZ-1' };

test('the notice lists everything that is missing and is issued as a document', () => {
  expect(requestCorrection(submitted(), command)).toEqual({
    state: submitted({ status: 'correcting', corrections: 1 }),
    events: [
      {
        type: 'case.correction_requested.v1',
        time: at(5),
        data: { missing: ['身份证', '章程'], notice: 'BZ-1' },
      },
      { type: 'document.issued.v1', time: at(5), data: { kind: 'correction', number: 'BZ-1' } },
    ],
  });
});

test('the law allows one notice: a second one is refused, also after the resubmission', () => {
  const corrected = stateOf(resubmitCase(stateOf(requestCorrection(submitted(), command)), { at: at(9) }));
  expect(requestCorrection(corrected, command)).toEqual({ refusal: 'second_notice' });
});

test.each<CaseStatus>(['correcting', 'accepted', 'refused', 'withdrawn'])(
  'a filing that is %s gets no notice',
  (status) => {
    expect(requestCorrection(submitted({ status }), command)).toEqual({ refusal: 'wrong_status' });
  },
);
