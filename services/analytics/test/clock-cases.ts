import { overlayCalendar } from '@haoban/sla-clock/overlay';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { formatDate, localDay, startOfDay } from '@haoban/sla-clock/local-date';
import type { Term } from '@haoban/sla-clock/term';
import fc from 'fast-check';

type Stretch = { start: string; end?: string };
/** What happened to one generated case; instants are ISO texts. */
export type ClockCase = {
  subject: string;
  zone: string;
  calendarId: 'cn' | 'cn-3202';
  hall: string;
  acceptedAt: string;
  day0: string;
  statutory?: Term;
  promised?: Term;
  suspensions: (Stretch & { stage?: string; stops: ('statutory' | 'promised')[] })[];
  attempts: (Stretch & { stage: string; attempt: number })[];
  extensions: { approvedAt: string; days: number; kind: 'A' | 'B'; clocks: string[] }[];
  decidedAt?: string;
};

/** A local calendar over the national one, with hours of its own for one hall. */
export const localCalendar = overlayCalendar(calendarCn, {
  calendarId: 'cn-3202',
  version: 1,
  off: ['2026-03-09', '2026-10-12'],
  work: ['2026-03-14'],
  sources: [],
  officeHours: {
    '*': [['08:30', '17:30']],
    h1: [
      ['08:00', '11:15'],
      ['12:45', '16:00'],
      ['18:00', '20:30'],
    ],
  },
});

const dayMs = 86_400_000;
// By the grain of a case: a quarter of an hour lets moments meet due times and each other.
const later = (iso: string, days: number, grain: number): string =>
  new Date(Math.floor((Date.parse(iso) + days * dayMs) / grain) * grain).toISOString();
const between = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .noBias(fc.integer({ min: Date.parse(from), max: Date.parse(to) }))
    .map((ms) => new Date(ms).toISOString());
const days = (max: number, min = 0): fc.Arbitrary<number> => fc.noBias(fc.double({ min, max, noNaN: true }));
const rarely = <T>(value: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T | undefined> =>
  fc.option(value, { freq: oneIn, nil: undefined });

const term: fc.Arbitrary<Term> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ unit: fc.constant('WD' as const), n: fc.integer({ min: 0, max: 40 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ unit: fc.constant('ND' as const), n: fc.integer({ min: 0, max: 60 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      unit: fc.constant('WH' as const),
      n: fc.integer({ min: 0, max: 480 }).map((n) => n / 4),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Term>({ unit: 'IMMEDIATE' }) },
);
const clocks = fc.subarray(['statutory' as const, 'promised' as const]);
const pause = fc.record({ after: days(60, -4), length: rarely(days(25), 9), stops: clocks });
const run = fc.record({ after: days(20), length: rarely(days(40), 3) });
const stages = fc.array(
  fc.record({
    runs: fc.array(run, { minLength: 1, maxLength: 3 }),
    pauses: fc.array(pause, { maxLength: 2 }),
  }),
  { maxLength: 3 },
);
const acceptedAt = fc.oneof(
  { weight: 6, arbitrary: between('2025-06-01T00:00:00Z', '2026-11-01T00:00:00Z') },
  { weight: 1, arbitrary: between('2013-01-01T00:00:00Z', '2017-01-01T00:00:00Z') },
  { weight: 1, arbitrary: between('2026-11-01T00:00:00Z', '2029-01-01T00:00:00Z') },
);

const stretch = (from: string, after: number, length: number | undefined, grain: number): Stretch => {
  const start = later(from, after, grain);
  return length === undefined ? { start } : { start, end: later(start, length, grain) };
};

/** Cases in which anything happens that clocks know. */
export const clockCase: fc.Arbitrary<Omit<ClockCase, 'subject'>> = fc
  .record({
    zone: fc.constantFrom(
      'Asia/Shanghai',
      'Asia/Shanghai',
      'America/Los_Angeles',
      'Europe/Amsterdam',
      'Pacific/Chatham',
    ),
    calendarId: fc.constantFrom('cn' as const, 'cn-3202' as const),
    hall: fc.constantFrom('h1', 'h2'),
    acceptedAt,
    grain: fc.constantFrom(1, 900_000),
    deemed: rarely(fc.integer({ min: 1, max: 9 }), 3),
    statutory: rarely(term, 5),
    promised: rarely(term, 9),
    pauses: fc.array(pause, { maxLength: 3 }),
    stages: fc.oneof(
      { weight: 2, arbitrary: stages.map((made) => made.slice(0, 0)) },
      { weight: 1, arbitrary: stages },
    ),
    extensions: fc.array(
      fc.record({
        after: days(45, -1),
        days: fc.integer({ min: 0, max: 17 }),
        kind: fc.constantFrom('A' as const, 'B' as const),
        clocks,
      }),
      { maxLength: 3 },
    ),
    decided: rarely(days(90, -1), 3),
  })
  .map(
    ({
      deemed,
      statutory,
      promised,
      pauses,
      stages: graph,
      extensions,
      decided,
      acceptedAt: at,
      grain,
      ...place
    }) => {
      const { zone } = place;
      const date = localDay(Date.parse(at), zone);
      // a deemed acceptance begins a local day, its day 0 lies before
      const from =
        deemed === undefined ? later(at, 0, grain) : new Date(startOfDay(date, zone)).toISOString();
      return {
        ...place,
        acceptedAt: from,
        day0: formatDate(date - (deemed ?? 0)),
        ...(statutory === undefined ? {} : { statutory }),
        ...(promised === undefined ? {} : { promised }),
        suspensions: [
          ...pauses.map(({ after, length, stops }) => ({ ...stretch(from, after, length, grain), stops })),
          ...graph.flatMap((stage, index) =>
            stage.pauses.map(({ after, length, stops }) => ({
              ...stretch(from, after, length, grain),
              stage: `s${index}`,
              stops,
            })),
          ),
        ],
        attempts: graph.flatMap(({ runs }, index) =>
          runs.map(({ after, length }, attempt) => ({
            ...stretch(from, after, length, grain),
            stage: `s${index}`,
            attempt: attempt + 1,
          })),
        ),
        extensions: extensions.map(({ after, ...rest }) => ({
          approvedAt: later(from, after, grain),
          ...rest,
        })),
        ...(decided === undefined ? {} : { decidedAt: later(from, decided, grain) }),
      };
    },
  );
