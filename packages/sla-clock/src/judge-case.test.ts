import { describe, expect, test } from 'vitest';
import { world } from '../test/worked-examples.ts';
import { judgeCaseLine } from './judge-case.ts';

const at = (day: number, time = '10:00'): string =>
  `2026-11-${String(day).padStart(2, '0')}T${time}:00+08:00`;
const good = { id: 'c', acceptedAt: at(2), promised: { n: 5, unit: 'WD' }, asOf: at(6) };
const span = { start: at(3), end: at(4), reason: 'testing', stops: ['promised'] };
const extension = { approvedAt: at(3), days: 5, clocks: ['promised'] };
const stage = { id: 'a', after: [], startedAt: at(2) };
const judge = (fields: object) => judgeCaseLine({ ...good, ...fields }, world);

describe('a malformed line names its field', () => {
  test.for<[object, string]>([
    [{ id: undefined }, 'id: is missing'],
    [{ id: {} }, 'id: must be'],
    [{ acceptedAt: undefined }, 'acceptedAt: is missing'],
    [{ acceptedAt: '2026-11-02' }, 'acceptedAt: must be an instant with its offset'],
    [{ acceptedAt: '2026-11-02T10:00:00' }, 'acceptedAt: must be an instant with its offset'],
    [{ acceptedAt: '2026-02-30T10:00:00Z' }, 'acceptedAt: must be'],
    [{ acceptedAt: '2026-11-02T24:00:00Z' }, 'acceptedAt: must be'],
    [{ acceptedAt: 1_793_000_000_000 }, 'acceptedAt: must be'],
    [{ decidedAt: true }, 'decidedAt: must be'],
    [{ asOf: '' }, 'asOf: must be'],
    [{ promised: 5 }, 'promised: must be an object'],
    [{ promised: { n: 5 } }, 'promised.unit: must be one of WD, ND, WH, IMMEDIATE, not nothing'],
    [{ promised: { n: 5, unit: 'days' } }, 'promised.unit'],
    [{ promised: { unit: 'WD' } }, 'promised.n: is missing'],
    [{ promised: { n: -1, unit: 'WD' } }, 'promised.n: must be a whole number of days'],
    [{ promised: { n: 2.5, unit: 'ND' } }, 'promised.n: must be a whole number of days'],
    [{ promised: { n: '5', unit: 'WD' } }, 'promised.n: must be a number'],
    [{ promised: { n: -0.5, unit: 'WH' } }, 'promised.n: must be a number of hours'],
    [{ promised: { n: 1, unit: 'IMMEDIATE' } }, 'promised.n: must be 0'],
    [{ statutory: { n: 1e9, unit: 'WD' } }, 'statutory: a date beyond the years'],
    [{ suspensions: {} }, 'suspensions: must be an array'],
    [{ suspensions: [null] }, 'suspensions[0]: must be an object'],
    [{ suspensions: [span, { ...span, start: undefined }] }, 'suspensions[1].start: is missing'],
    [{ suspensions: [{ ...span, end: at(2) }] }, 'suspensions[0].end: lies before its start'],
    [{ suspensions: [{ ...span, reason: 'lunch' }] }, 'suspensions[0].reason: must be one of hearing'],
    [{ suspensions: [{ ...span, stops: ['review'] }] }, 'suspensions[0].stops[0]: must be one of'],
    [{ suspensions: [{ ...span, stops: undefined }] }, 'suspensions[0].stops: is missing'],
    [{ extensions: [{ ...extension, days: -1 }] }, 'extensions[0].days'],
    [{ extensions: [{ ...extension, days: 0.5 }] }, 'extensions[0].days: must be a whole number'],
    [{ extensions: [{ ...extension, kind: 'C' }] }, 'extensions[0].kind: must be one of A, B'],
    [{ extensions: [{ ...extension, clocks: undefined }] }, 'extensions[0].clocks: is missing'],
    [{ extensions: [{ ...extension, approvedAt: 'soon' }] }, 'extensions[0].approvedAt'],
    [{ stages: [{ ...stage, id: '' }] }, 'stages[0].id'],
    [{ stages: [{ ...stage, startedAt: undefined }] }, 'stages[0].startedAt: is missing'],
    [{ stages: [{ ...stage, endedAt: at(1) }] }, 'stages[0].endedAt: lies before startedAt'],
    [{ stages: [{ ...stage, after: ['b'] }] }, 'stages[0].after[0]: names no stage'],
    [{ stages: [{ ...stage, after: ['a'] }] }, 'stages: a stage comes after itself'],
    [
      {
        stages: [
          { ...stage, after: ['b'] },
          { ...stage, id: 'b', after: ['a'] },
        ],
      },
      'stages: a stage comes after itself',
    ],
    [{ stages: [stage, stage] }, 'stages[1].startedAt: lies before the end'],
    [{ stages: [{ ...stage, suspensions: [{ ...span, end: at(1) }] }] }, 'stages[0].suspensions[0].end'],
    [{ stages: [{ ...stage, term: { unit: 'WD' } }] }, 'stages[0].term.n'],
    [{ hours: [['9', '12']] }, 'hours: not office hours'],
    [{ hours: ['09:00'] }, 'hours[0]: must be a pair'],
    [{ hours: [] }, 'hours: office hours need'],
    [{ noticeAt: at(3) }, 'receivedAt: is missing'],
    [{ receivedAt: at(2), noticeAt: at(1) }, 'noticeAt: lies before receivedAt'],
    [{ receivedAt: at(3) }, 'acceptedAt: lies before receivedAt'],
    [
      { receivedAt: at(1), noticeAt: at(2), resubmittedAt: at(1, '11:00') },
      'resubmittedAt: lies before noticeAt',
    ],
    [{ acceptedAt: undefined, receivedAt: at(2), decidedAt: at(3) }, 'acceptedAt: is missing'],
    [{ acceptedAt: '9999-12-31T10:00:00Z' }, 'promised: a date beyond the years'],
  ])('%o', ([fields, message]) => {
    expect(() => judge(fields)).toThrow(message);
  });

  test.for([null, [], 'text', 5])('%o is no case', (line) => {
    expect(() => judgeCaseLine(line, world)).toThrow('must be an object');
  });
});

test('absent arrays are empty, null is absent, unknown fields are passed over', () => {
  const spoken = { ...good, suspensions: [], extensions: [], decidedAt: null, note: 'x' };
  expect(judgeCaseLine(spoken, world)).toEqual(judgeCaseLine(good, world));
});

test('stops is taken as given, clock by clock', () => {
  const answer = judge({ statutory: { n: 5, unit: 'WD' }, suspensions: [span] });
  expect([answer.promised?.due, answer.statutory?.due]).toEqual(['2026-11-10', '2026-11-09']);
  const twice = judge({
    statutory: { n: 5, unit: 'WD' },
    suspensions: [{ ...span, stops: ['promised', 'promised'] }],
  });
  expect(twice).toEqual(answer);
});

test('extensions move the clocks they name, refused ones are named by their place in the line', () => {
  const answer = judge({
    statutory: { n: 5, unit: 'WD' },
    extensions: [
      { ...extension, clocks: ['statutory'] },
      { ...extension, approvedAt: at(16) },
    ],
  });
  expect(answer.statutory).toMatchObject({ due: '2026-11-16', refusedExtensions: [] });
  expect(answer.promised).toMatchObject({ due: '2026-11-09', refusedExtensions: [1] });
});

test('due and refusals use the whole line, elapsed days end with the decision', () => {
  const answer = judge({
    decidedAt: at(4),
    suspensions: [{ ...span, start: at(5), end: at(12) }],
    extensions: [{ ...extension, approvedAt: at(9) }],
  });
  expect(answer.promised).toEqual({
    due: '2026-11-23',
    remaining: 8,
    elapsedDays: 2,
    removedDays: 0,
    onTime: true,
    provisional: false,
    refusedExtensions: [],
  });
});

test('working minutes stop with the promised clock, with the statutory one where there is no promise', () => {
  const suspensions = [{ ...span, start: at(2, '10:10'), end: at(2, '10:30') }];
  const decidedAt = at(2, '11:00');
  expect(judge({ suspensions, decidedAt }).workingMinutes).toBe(40);
  expect(judge({ suspensions, decidedAt, promised: undefined }).workingMinutes).toBe(60);
});

test('working minutes are whole and rounded down once', () => {
  const decidedAt = '2026-11-02T10:01:59.999+08:00';
  expect(judge({ decidedAt }).workingMinutes).toBe(1);
});

test('the attempts at a stage add up, and its clock stands still between them', () => {
  const attempts = [
    { ...stage, endedAt: at(4), term: { n: 4, unit: 'WD' } },
    { ...stage, startedAt: at(10), endedAt: at(12) },
  ];
  expect(judge({ stages: attempts }).stages).toMatchObject([
    { id: 'a', attempts: 2, elapsedDays: 4, remaining: 0, due: '2026-11-12', onTime: true },
  ]);
});

test('ten thousand suspensions of a line are judged at once', () => {
  const suspensions = Array.from({ length: 10_000 }, (_, index) => ({
    ...span,
    start: new Date(Date.parse(at(3)) + index * 60_000).toISOString(),
    end: new Date(Date.parse(at(3)) + (index + 1) * 60_000).toISOString(),
  }));
  expect(judge({ suspensions, asOf: at(30) }).promised).toMatchObject({ removedDays: 5, due: '2026-11-16' });
});

test.for(['1900-01-01T10:00:00+08:05', '9998-01-05T10:00:00+08:00'])(
  '%s is judged by plain weekdays',
  (acceptedAt) => {
    const { promised } = judge({ acceptedAt, asOf: acceptedAt });
    expect(promised).toMatchObject({ provisional: true, remaining: 5 });
  },
);

test('an explanation names the calendar, its coverage and the review', () => {
  const line = { ...good, receivedAt: at(1), suspensions: [span] };
  const answer = judgeCaseLine(line, { ...world, explain: true });
  expect(answer.calendar).toEqual({
    calendarId: 'cn',
    version: 1,
    coverage: { from: '2016-01-01', to: '2026-12-31' },
  });
  expect(answer.review).toMatchObject({ due: '2026-11-06', day0: '2026-11-01' });
  expect(answer.promised?.days?.find(({ date }) => date === '2026-11-04')).toMatchObject({
    counted: false,
    suspendedBy: ['testing'],
  });
});

test('an explanation tells which stage stopped the case', () => {
  const stages = [{ ...stage, suspensions: [{ start: at(3), end: at(4), reason: 'hearing' }] }];
  const { promised } = judgeCaseLine({ ...good, stages }, { ...world, explain: true });
  expect(promised?.days?.find(({ date }) => date === '2026-11-04')?.suspendedBy).toEqual(['a: hearing']);
});
