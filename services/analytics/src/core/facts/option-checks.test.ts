import { describe, expect, test } from 'vitest';
import { parseInstant } from '@haoban/sla-clock/local-date';
import { accepted, decided, history, judged, type Told } from '../../../test/judged-case.ts';
import { confirmedOptions, optionsOf } from './option-checks.ts';

const all = [209, 110, 114];
// Two promised and four statutory working days from Monday 2 November.
const item = { promised: { n: 2, unit: 'WD' }, statutory: { n: 4, unit: 'WD' }, visitsLimit: 1 };
const met = (at: string): Told => ['visit.recorded', at, { kind: 'window', by: 'applicant', hall: 'h1' }];
const confirmed = (ratedOn: string, ...events: readonly Told[]) =>
  confirmedOptions(judged(history(...events)), all, parseInstant(`2026-${ratedOn}T10:00:00+08:00`));

describe('options that clock or visits confirm', () => {
  test('nothing of a case in time with the trips it promised', () => {
    expect(confirmed('11-20', accepted('11-02', item), met('11-02'), decided('11-04'))).toEqual([]);
  });

  test('209 after the promise, 110 after the law', () => {
    expect(confirmed('11-20', accepted('11-02', item), decided('11-05'))).toEqual([209]);
    expect(confirmed('11-20', accepted('11-02', item), decided('11-09'))).toEqual([209, 110]);
  });

  test('of an open case what was missed when it was rated', () => {
    expect(confirmed('11-04', accepted('11-02', item))).toEqual([]);
    expect(confirmed('11-05', accepted('11-02', item))).toEqual([209]);
    expect(confirmed('11-07', accepted('11-02', item))).toEqual([209, 110]);
  });

  test('neither clock of a case that ended without a decision', () => {
    expect(confirmed('11-20', accepted('11-02', item), ['case.withdrawn', '11-18', {}])).toEqual([]);
  });

  test('114 with more meetings than declared, nothing where none were', () => {
    expect(confirmed('11-20', accepted('11-02', item), met('11-02'), met('11-03'), decided('11-04'))).toEqual(
      [114],
    );
    const undeclared = { ...item, visitsLimit: undefined };
    expect(confirmed('11-20', accepted('11-02', undeclared), met('11-02'), decided('11-04'))).toEqual([]);
  });

  test('no clock without a term', () => {
    expect(confirmed('11-20', accepted('11-02', { promised: undefined }), decided('12-30'))).toEqual([]);
  });
});

test('options are numbers, once each; foreign words are left out', () => {
  expect(optionsOf({ options: [209, '110', 'x1', 209] })).toEqual([209, 110]);
  expect(optionsOf({})).toEqual([]);
});
