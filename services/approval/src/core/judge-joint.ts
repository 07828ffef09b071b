import { caseSpans } from '@haoban/sla-clock/case-spans';
import { judgeClock, type Clock, type Judgement } from '@haoban/sla-clock/judge';
import type { Case, Extension } from './case.ts';
import { countedTerm } from './judge-case.ts';
import { lastEnd, openedCases, type Joint, type JointWorld } from './joint.ts';
import { stoppedSpans } from './stopped-spans.ts';

/** The extensions of the present run. */
export const extensionsOf = ({ extensions, openedAt }: Joint): Extension[] =>
  extensions.filter(({ approvedAt }) => Date.parse(approvedAt) >= Date.parse(openedAt));

const activeSpan = ({ acceptedAt, endedAt }: Case) =>
  endedAt === undefined ? { start: acceptedAt } : { start: acceptedAt, end: endedAt };

const latestEnd = (cases: readonly Case[]): string | undefined =>
  cases
    .flatMap(({ endedAt }) => (endedAt === undefined ? [] : [endedAt]))
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);

/**
 * The clock of a joint as the library takes it: from its first acceptance to its last end, or to `asOf` (ISO). Its cases
 * stand to it as stages to a case (rule 8): a day leaves it only while every case that is open is suspended, the law's
 * clock of each in a project, the promised one in a bundle. Undefined without a term, a calendar or an accepted case.
 */
export function jointClock(state: Joint, world: JointWorld, asOf: string): Clock | undefined {
  const { calendar, zone, hours } = world.days;
  const term = countedTerm(state.term);
  const cases = openedCases(state, world);
  const first = cases[0];
  if (calendar === undefined || term === undefined || first === undefined) return undefined;
  const name = state.kind === 'project' ? 'statutory' : 'promised';
  const clock: Clock = {
    calendar,
    zone,
    hours,
    acceptedAt: first.acceptedAt,
    day0: cases.map(({ day0 }) => day0).reduce((least, day) => (day < least ? day : least)),
    term,
    suspensions: caseSpans({
      suspensions: [],
      stages: cases.map((one) => ({
        attempts: [activeSpan(one)],
        suspensions: stoppedSpans(one, name),
      })),
    }),
    extensions: extensionsOf(state),
    asOf,
  };
  // a filing that was refused later than the last case ended is no time that the cases took
  const end = lastEnd(state, world) === undefined ? undefined : latestEnd(cases);
  return end === undefined ? clock : { ...clock, decidedAt: end };
}

/** Judges the clock of a joint at its last end or else at `asOf` (ISO). */
export function judgeJoint(state: Joint, world: JointWorld, asOf: string): Judgement | undefined {
  const clock = jointClock(state, world, asOf);
  return clock === undefined ? undefined : judgeClock(clock);
}
