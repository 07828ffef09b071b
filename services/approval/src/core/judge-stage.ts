import { judgeClock, type Clock, type Judgement } from '@haoban/sla-clock/judge';
import type { Case } from './case.ts';
import { countedTerm, type Days } from './judge-case.ts';
import { stageStandstills, type NamedStandstill } from './named-standstills.ts';
import { attemptsOf } from './stopped-spans.ts';

/** A clock that names what stopped it. */
export type NamedClock = Omit<Clock, 'suspensions'> & { readonly suspensions: readonly NamedStandstill[] };

const untimed = { unit: 'WD', n: 0 } as const;

/** The term of a stage, where it has one that is counted. */
export const stageTerm = ({ item }: Case, code: string) =>
  countedTerm(item.stages?.find((stage) => stage.code === code)?.term);

/**
 * The clock of a stage as the library takes it, at the end of the stage, of its case or else at `asOf` (ISO): one clock
 * over all attempts that stands still between them and while the stage is suspended, so that elapsed days add up and
 * the term is one. Undefined before the stage has started and without a published calendar.
 */
export function stageClock(
  state: Case,
  code: string,
  { calendar, zone, hours }: Days,
  asOf: string,
): NamedClock | undefined {
  const attempts = attemptsOf(state, code);
  const [first] = attempts;
  if (first === undefined || calendar === undefined) return undefined;
  const clock: NamedClock = {
    calendar,
    zone,
    hours,
    acceptedAt: first.start,
    term: stageTerm(state, code) ?? untimed,
    suspensions: stageStandstills(state, code),
    asOf: state.endedAt ?? asOf,
  };
  const end = attempts.at(-1)?.end;
  return end === undefined ? clock : { ...clock, decidedAt: end };
}

/** Judges a stage by its clock; without a term its days are only counted. Undefined where there is no clock. */
export function judgeStage(state: Case, code: string, days: Days, asOf: string): Judgement | undefined {
  const clock = stageClock(state, code, days, asOf);
  if (clock === undefined) return undefined;
  const judged = judgeClock(clock);
  if (stageTerm(state, code) !== undefined) return judged;
  return { ...judged, due: null, remaining: null, onTime: null, provisional: false };
}
