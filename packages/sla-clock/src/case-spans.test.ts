import { expect, test } from 'vitest';
import { caseSpans, type InstantSpan } from './case-spans.ts';

const at = (day: number, time = '02:00'): string => `2026-11-${String(day).padStart(2, '0')}T${time}:00.000Z`;
const span = (from: number, to?: number): InstantSpan =>
  to === undefined ? { start: at(from) } : { start: at(from), end: at(to) };
const stage = (attempts: InstantSpan[], ...suspensions: InstantSpan[]) => ({ attempts, suspensions });

test.for<[string, Parameters<typeof caseSpans>[0], InstantSpan[]]>([
  [
    'E12: until the last stage without suspension ends, nothing stands still',
    {
      suspensions: [],
      stages: [stage([span(2, 5)]), stage([span(2, 13)], span(4, 10)), stage([span(2, 9)])],
    },
    [span(9, 10)],
  ],
  [
    'suspensions of several stages count where they overlap',
    { suspensions: [], stages: [stage([span(2)], span(3, 10)), stage([span(2)], span(5, 12))] },
    [span(5, 10)],
  ],
  [
    'an open suspension of the only active stage is open',
    { suspensions: [], stages: [stage([span(2, 5)]), stage([span(2)], span(4))] },
    [span(5)],
  ],
  [
    'a suspension counts only while its stage is active',
    { suspensions: [], stages: [stage([span(2, 5)], span(3))] },
    [span(3, 5)],
  ],
  [
    'a further attempt is active again',
    { suspensions: [], stages: [stage([span(2, 4), span(9, 13)], span(3, 11))] },
    [span(3, 4), span(9, 11)],
  ],
  [
    'a suspension of the case stands beside those of its stages',
    { suspensions: [span(2, 4)], stages: [stage([span(2, 13)], span(4, 6))] },
    [span(2, 6)],
  ],
  ['without stages the suspensions of the case are left', { suspensions: [span(4)], stages: [] }, [span(4)]],
])('%s', ([, given, expected]) => {
  expect(caseSpans(given)).toEqual(expected);
});
