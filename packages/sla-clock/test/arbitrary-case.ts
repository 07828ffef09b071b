import fc from 'fast-check';
import type { CaseLine, LineStage } from '../src/case-line.ts';
import { caseClocks } from '../src/case-words.ts';
import type { Clock } from '../src/judge.ts';
import type { Term } from '../src/term.ts';

/** How often a property is tried: `HAOBAN_LONG=1` asks for the long run. */
export const runs = (quick: number): { numRuns: number } => ({
  numRuns: process.env['HAOBAN_LONG'] === '1' ? Math.max(100_000, quick) : quick,
});

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const text = (instantMs: number): string => new Date(instantMs).toISOString();

// From before the calendar's first day to after its last, on whole minutes.
const begin = Date.UTC(2015, 10, 1) / MINUTE_MS;
const end = Date.UTC(2027, 1, 1) / MINUTE_MS;
const minute = fc.integer({ min: begin, max: end });
const minutes = (fromDay: number, toDay: number) =>
  fc.integer({ min: fromDay * DAY_MINUTES, max: toDay * DAY_MINUTES });

/** A term of at most 40 days, or of working hours in whole minutes. */
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ unit: fc.constantFrom('WD' as const, 'ND' as const), n: fc.integer({ min: 0, max: 40 }) }),
  fc.integer({ min: 0, max: 2000 }).map((count): Term => ({ unit: 'WH', n: count / 60 })),
  fc.constant<Term>({ unit: 'IMMEDIATE' }),
);

export type Suspension = { start: string; end?: string };

// Around the acceptance, so that they matter; one in ten stays open.
const suspensionFrom = (acceptedMinute: number): fc.Arbitrary<Suspension> =>
  fc
    .record({ start: minutes(-4, 50), length: minutes(0, 20), open: fc.nat(9) })
    .map(({ start, length, open }) => {
      const startMs = (acceptedMinute + start) * MINUTE_MS;
      return open === 0
        ? { start: text(startMs) }
        : { start: text(startMs), end: text(startMs + length * MINUTE_MS) };
    });

const extensionFrom = (acceptedMinute: number) =>
  fc
    .record({
      approved: minutes(-2, 60),
      days: fc.integer({ min: 1, max: 17 }),
      kind: fc.constantFrom('A' as const, 'B' as const, undefined),
    })
    .map(({ approved, days, kind }) => ({
      approvedAt: text((acceptedMinute + approved) * MINUTE_MS),
      days,
      ...(kind === undefined ? {} : { kind }),
    }));

/** A clock but for its place; every instant on a whole minute. */
export const clockTimes: fc.Arbitrary<Omit<Clock, 'calendar' | 'zone'>> = minute.chain((accepted) =>
  fc
    .record({
      term,
      suspensions: fc.array(suspensionFrom(accepted), { maxLength: 5 }),
      extensions: fc.array(extensionFrom(accepted), { maxLength: 3 }),
      end: minutes(0, 90),
      decided: fc.boolean(),
    })
    .map(({ end: length, decided, ...given }) => {
      const endAt = text((accepted + length) * MINUTE_MS);
      const clock = { ...given, acceptedAt: text(accepted * MINUTE_MS), asOf: endAt };
      return decided ? { ...clock, decidedAt: endAt } : clock;
    }),
);

const stops = fc.constantFrom([...caseClocks], ['statutory' as const], ['promised' as const]);

/** Stages of a case accepted at a minute since 1970, one to four, each with up to two attempts. */
export const stagesFrom = (acceptedMinute: number): fc.Arbitrary<LineStage[]> =>
  fc
    .array(
      fc.record({
        start: minutes(0, 20),
        length: minutes(0, 20),
        open: fc.nat(4),
        again: fc.option(minutes(0, 10)),
        suspensions: fc.array(fc.tuple(suspensionFrom(acceptedMinute), stops), { maxLength: 2 }),
        term: fc.option(term),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((given) =>
      given.flatMap(({ start, length, open, again, suspensions, term: limit }, index) => {
        const startMs = (acceptedMinute + start) * MINUTE_MS;
        const endMs = startMs + length * MINUTE_MS;
        const stage: LineStage = {
          id: `s${index}`,
          after: [],
          startedAt: text(startMs),
          ...(open === 0 && again === null ? {} : { endedAt: text(endMs) }),
          ...(limit === null ? {} : { term: limit }),
          suspensions: suspensions.map(([span, stopped]) => ({ ...span, stops: stopped })),
        };
        if (again === null) return [stage];
        return [stage, { id: stage.id, startedAt: text(endMs + again * MINUTE_MS) }];
      }),
    );

/** A whole line of `haoban clock`, well formed. */
export const caseLine: fc.Arbitrary<CaseLine> = minute.chain((accepted) =>
  fc
    .record({
      promised: term,
      other: fc.option(term),
      decided: fc.option(minutes(0, 60)),
      suspensions: fc.array(fc.tuple(suspensionFrom(accepted), stops), { maxLength: 4 }),
      extensions: fc.array(fc.tuple(extensionFrom(accepted), stops), { maxLength: 3 }),
      stages: fc.option(stagesFrom(accepted)),
      waited: fc.option(minutes(0, 12)),
      acceptedKnown: fc.boolean(),
      end: minutes(12, 90),
    })
    .map(
      ({
        promised,
        other,
        decided,
        suspensions,
        extensions,
        stages,
        waited,
        acceptedKnown,
        end: length,
      }) => ({
        id: 'generated',
        ...(acceptedKnown || waited === null ? { acceptedAt: text(accepted * MINUTE_MS) } : {}),
        ...(waited === null ? {} : { receivedAt: text((accepted - waited) * MINUTE_MS) }),
        promised,
        ...(decided === null || !acceptedKnown ? {} : { decidedAt: text((accepted + decided) * MINUTE_MS) }),
        ...(other === null ? {} : { statutory: other }),
        suspensions: suspensions.map(([span, stopped]) => ({
          ...span,
          reason: 'testing' as const,
          stops: stopped,
        })),
        extensions: extensions.map(([extension, clocks]) => ({ ...extension, clocks })),
        ...(stages === null ? {} : { stages }),
        asOf: text((accepted + length) * MINUTE_MS),
        grantedAt: text((accepted + length) * MINUTE_MS),
        dispatchedAt: text((accepted + length) * MINUTE_MS),
      }),
    ),
);
