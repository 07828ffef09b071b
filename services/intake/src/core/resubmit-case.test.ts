import { expect, test } from 'vitest';
import { at, submitted } from '../../test/given-filing.ts';
import { resubmitCase } from './resubmit-case.ts';

test('the corrected filing is received when it comes back, against a receipt of its own', () => {
  const before = submitted({ status: 'correcting' });
  const paper = { kind: 'receipt', number: 'SJ-case-1-02' } as const;
  expect(resubmitCase(before, { at: at(20) })).toEqual({
    state: {
      ...before,
      status: 'submitted',
      submittedAt: at(0),
      receivedAt: at(20),
      papers: [...before.papers, { ...paper, at: at(20) }],
    },
    events: [
      { type: 'case.resubmitted.v1', time: at(20), data: {} },
      { type: 'document.issued.v1', time: at(20), data: paper },
    ],
  });
});
