import { expect, test } from 'vitest';
import { at, stateOf, submitted } from '../../test/given-filing.ts';
import { requestCorrection } from './request-correction.ts';
import { resubmitCase } from './resubmit-case.ts';

const missing = ['身份证', '章程'];
const command = { at: at(5), missing, officer: 'window-clerk' };
const paper = { kind: 'correction', number: 'BZ-case-1-01' } as const;

test('the notice lists everything that is missing and is issued as a paper', () => {
  const before = submitted();
  expect(requestCorrection(before, command)).toEqual({
    state: {
      ...before,
      status: 'correcting',
      notice: { number: paper.number, at: at(5), officer: 'window-clerk', missing },
      officers: ['window-clerk'],
      papers: [...before.papers, { ...paper, at: at(5) }],
    },
    events: [
      {
        type: 'case.correction_requested.v1',
        time: at(5),
        data: { missing, notice: paper.number },
      },
      { type: 'document.issued.v1', time: at(5), data: paper },
    ],
  });
});

test('the law allows one notice: a second one is refused, also after the resubmission', () => {
  const corrected = stateOf(resubmitCase(stateOf(requestCorrection(submitted(), command)), { at: at(9) }));
  expect(requestCorrection(corrected, command)).toEqual({ refusal: 'second_notice' });
});
