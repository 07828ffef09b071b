import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepted, decided, history, judged, type Told } from '../../../test/judged-case.ts';
import { delayFacts } from './case-delays.ts';

type Events = readonly Told[];

const stage = (code: string, n?: number) => ({
  stage: code,
  name: code,
  org: `o-${code}`,
  attempt: 1,
  ...(n === undefined ? {} : { term: { n, unit: 'WD' } }),
});
const ran = (code: string, from: string, to: string, n?: number): Events => [
  ['stage.started', from, stage(code, n)],
  ['stage.completed', to, stage(code, n)],
];
const suspended = (reason: string, from: string, to: string, more = {}): Events => {
  const suspensionId = `${reason} ${from}`;
  const start = { suspensionId, scope: 'case', reason, stops: ['promised'], plannedDays: 0, ...more };
  return [
    ['suspension.started', from, start],
    ['suspension.ended', to, { suspensionId }],
  ];
};
const graph = (after: Readonly<Record<string, readonly string[]>>, n = 5) => ({
  promised: { n, unit: 'WD' },
  stages: Object.entries(after).map(([code, before]) => ({ code, org: `o-${code}`, after: before })),
});
const delays = (...events: Events) => {
  const facts = delayFacts(judged(history(...events)));
  return { kind: facts['delays.kind'], cause: facts['delays.cause'], days: facts['delays.days'] };
};
const none = { kind: [], cause: [], days: [] };

describe('delays', () => {
  test('a case in time, undecided, late by a day off alone or promised in another unit has none', () => {
    const chain = graph({ a: [] });
    expect(delays(accepted('11-02', chain), decided('11-09'))).toEqual(none);
    expect(delays(accepted('11-02', chain))).toEqual(none);
    expect(delays(accepted('11-02', graph({ a: [] }, 4)), decided('11-07'))).toEqual(none);
    expect(delays(accepted('11-02', { promised: { n: 5, unit: 'ND' } }), decided('11-27'))).toEqual(none);
  });

  test('late days go to the stages on the path by how far they went beyond their terms', () => {
    // Due 9 November, decided 17 November: six working days late. Stage a took 6 of 2 days, b 5 of 3, c is off the path.
    const events: Events = [
      accepted('11-02', graph({ a: [], c: [], b: ['a', 'c'] })),
      ...ran('a', '11-02', '11-10', 2),
      ...ran('c', '11-02', '11-09', 1),
      ...ran('b', '11-10', '11-17', 3),
      decided('11-17'),
    ];
    expect(delays(...events)).toEqual({ kind: ['stage', 'stage'], cause: ['o-a', 'o-b'], days: [4, 2] });
  });

  test('what neither stage nor suspension took stays unexplained', () => {
    expect(delays(accepted('11-02', graph({})), decided('11-12'))).toEqual({
      kind: ['unexplained'],
      cause: [''],
      days: [3],
    });
  });

  test('days that a local reason removed lie with the applicant, once for two suspensions at a time (E7)', () => {
    // Ten days with six removed are due on 24 November; decided on 7 December, nine working days late.
    const events: Events = [
      accepted('11-02'),
      ...suspended('applicant_correction', '11-04', '11-10'),
      ...suspended('applicant_correction', '11-06', '11-12'),
      decided('12-07'),
    ];
    expect(delays(...events)).toEqual({
      kind: ['applicant', 'unexplained'],
      cause: ['applicant_correction', ''],
      days: [6, 3],
    });
  });

  test('a special procedure answers for what it took beyond its plan (E6)', () => {
    // Seven working days removed, two planned; due on 13 October.
    const both = { stops: ['statutory', 'promised'], plannedDays: 2 };
    const events: Events = [
      accepted('09-14'),
      ...suspended('expert_review', '09-22 15:00', '10-09 09:30', both),
      decided('10-23'),
    ];
    expect(delays(...events)).toEqual({
      kind: ['procedure', 'unexplained'],
      cause: ['expert_review', ''],
      days: [5, 3],
    });
  });

  test('a suspension of a stage off the path, or one that stops no promise, answers for nothing', () => {
    const events: Events = [
      accepted('11-02', graph({ a: [], c: [] })),
      ...ran('a', '11-02', '11-17'),
      ...ran('c', '11-02', '11-13'),
      ...suspended('publicity', '11-04', '11-06', { scope: 'stage', stage: 'c' }),
      ...suspended('fee_payment', '11-04', '11-06', { stops: [] }),
      decided('11-17'),
    ];
    expect(delays(...events)).toMatchObject({ kind: ['unexplained'] });
  });

  test('the causes of any story add up to the working days after the due date, whatever the order of its events', () => {
    const day = fc.integer({ min: 2, max: 29 }).map((date) => `11-${String(date).padStart(2, '0')}`);
    const span = fc.tuple(day, day).map((days) => days.toSorted());
    const story = fc
      .tuple(span, span, span, span, day, fc.integer({ min: 0, max: 4 }))
      .map(([a, b, local, special, end, n]): Events => [
        accepted('11-02', graph({ a: [], b: ['a'] }, n)),
        ...ran('a', a[0] ?? '', a[1] ?? '', 1),
        ...ran('b', b[0] ?? '', b[1] ?? '', 2),
        ...suspended('site_survey', local[0] ?? '', local[1] ?? ''),
        ...suspended('hearing', special[0] ?? '', special[1] ?? '', {
          scope: 'stage',
          stage: 'a',
          plannedDays: 1,
        }),
        decided(end),
      ]);
    fc.assert(
      fc.property(story, fc.boolean(), (events, backwards) => {
        const told = history(...events);
        const given = judged(backwards ? told.toReversed() : told);
        const { calendar } = given.at.office;
        const { dueDay } = given.promised;
        const ended = given.at.dayOf(given.story.ended?.timeMs ?? 0);
        const late =
          dueDay === null ? 0 : Math.max(0, calendar.workdaysUpTo(ended) - calendar.workdaysUpTo(dueDay));
        const days = delayFacts(given)['delays.days'];
        const sum = Array.isArray(days) ? days.reduce((total: number, one) => total + Number(one), 0) : -1;
        expect(sum).toBe(late);
      }),
    );
  });
});
