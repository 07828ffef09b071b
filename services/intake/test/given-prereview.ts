import { startConversion, endConversion } from '../src/core/convert-prereview.ts';
import { filePrereview, type FilePrereview } from '../src/core/file-prereview.ts';
import type { Conversion, Prereview, PrereviewStatus } from '../src/core/prereview.ts';
import { recordArrival } from '../src/core/record-arrival.ts';
import { reviewPrereview } from '../src/core/review-prereview.ts';
import { withdrawPrereview } from '../src/core/withdraw-prereview.ts';
import { area, at, item, stateOf, submission } from './given-filing.ts';

/** A filing that waits for two papers. */
export const waiting: FilePrereview = {
  prereviewId: 'pre-1',
  region: '320281',
  at: at(0),
  account: 'citizen-li',
  visitId: 'visit-1',
  submission: { ...submission, materials: [{ code: 'charter', source: 'upload' }] },
  waitingFor: ['land-permit', 'loan', 'loan'],
};

export const conversion: Conversion = {
  caseId: 'case-9',
  queryCodeHash: 'hash-9',
  at: at(30),
  item,
  area,
};

const review = (before: Prereview, passed: boolean): Prereview =>
  stateOf(reviewPrereview(before, { at: at(10), officer: 'officer-ms', passed, reason: '材料不符' }));
const arrival = (before: Prereview, material: string): Prereview =>
  stateOf(recordArrival(before, { at: at(20), material }));

/** A pre-review in every state it can be in, each reached by commands. */
export function everyPrereview(): Readonly<Record<PrereviewStatus, Prereview>> {
  const filed = stateOf(filePrereview(undefined, waiting));
  const passed = review(filed, true);
  const complete = arrival(arrival(passed, 'land-permit'), 'loan');
  const converting = startConversion(complete, conversion, at(31));
  return {
    filed,
    passed,
    converting,
    converted: stateOf(endConversion(converting)),
    failed: review(filed, false),
    withdrawn: stateOf(withdrawPrereview(passed, { at: at(15), reason: '不办了' })),
  };
}
