import { expect, test } from 'vitest';
import { at, filing, submission, submitted } from '../../test/given-filing.ts';
import { fileCase } from './file-case.ts';

const receipt = { kind: 'receipt', number: 'SJ-case-1-01' } as const;

test('a filing from afar comes in against a receipt, without a visit', () => {
  expect(fileCase(undefined, filing())).toEqual({
    state: {
      caseId: 'case-1',
      status: 'submitted',
      region: '320281',
      org: '320281-ms',
      submittedAt: at(0),
      receivedAt: at(0),
      filedByAccount: 'citizen-li',
      queryCodeHash: 'hash',
      submission,
      mendings: [],
      papers: [{ ...receipt, at: at(0) }],
      lights: [],
      officers: [],
    },
    events: [
      { type: 'case.submitted.v1', time: at(0), data: submission },
      { type: 'document.issued.v1', time: at(0), data: receipt },
    ],
  });
});

test('a filing at a window is a visit of whoever brought it', () => {
  const over = { channel: 'window', filedBy: 'agent', hall: 'hall', window: '3' } as const;
  expect(fileCase(undefined, filing(over))).toMatchObject({
    events: [
      { type: 'case.submitted.v1' },
      {
        type: 'visit.recorded.v1',
        time: at(0),
        data: {
          visitId: 'visit-1',
          kind: 'window',
          by: 'agent',
          hall: 'hall',
          window: '3',
          purpose: 'filing',
        },
      },
      { type: 'document.issued.v1' },
    ],
  });
});

test('a number in use is not given again', () => {
  expect(fileCase(submitted(), filing())).toEqual({ refusal: 'number_taken' });
});
