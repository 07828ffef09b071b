import { expect, test } from 'vitest';
import { at, stateOf, submitted } from '../../test/given-filing.ts';
import { conversion, everyPrereview } from '../../test/given-prereview.ts';
import { endConversion, openConverted } from './convert-prereview.ts';

const { converting } = everyPrereview();

test('the case is filed and accepted at the instant at which nothing was awaited any more', () => {
  const decision = openConverted(undefined, converting, conversion);
  expect(stateOf(decision)).toMatchObject({
    caseId: 'case-9',
    status: 'accepted',
    submittedAt: at(30),
    acceptedAt: at(30),
    filedByAccount: 'citizen-li',
  });
  expect(decision).toMatchObject({
    events: [
      {
        type: 'case.submitted.v1',
        time: at(30),
        data: {
          materials: [
            { code: 'charter', source: 'upload' },
            { code: 'land-permit', source: 'upload' },
            { code: 'loan', source: 'upload' },
          ],
        },
      },
      { type: 'document.issued.v1', data: { kind: 'receipt' } },
      { type: 'case.accepted.v1', time: at(30), data: { day0: '2026-11-26', officer: 'officer-ms' } },
      { type: 'document.issued.v1', data: { kind: 'acceptance' } },
    ],
  });
});

test('who came to the window came for the pre-review, not for the case', () => {
  const place = { channel: 'window', hall: 'hall', window: '3' } as const;
  const atWindow = { ...converting, submission: { ...converting.submission, ...place } };
  const decision = openConverted(undefined, atWindow, conversion);
  const visits =
    'events' in decision ? decision.events.filter(({ type }) => type === 'visit.recorded.v1') : [];
  expect(visits).toMatchObject([{ time: at(0), data: { visitId: 'visit-1' } }]);
});

test('a number that is taken is not filed again', () => {
  expect(openConverted(submitted(), converting, conversion)).toEqual({ refusal: 'number_taken' });
});

test('the end of the conversion names the case, at the instant of the case', () => {
  expect(endConversion(converting)).toMatchObject({
    state: { status: 'converted', wakesAt: null },
    events: [{ type: 'prereview.converted.v1', time: at(30), data: { caseId: 'case-9' } }],
  });
});
