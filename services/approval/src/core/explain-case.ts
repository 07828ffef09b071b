import { explainClock, type ExplainedDay } from '@haoban/sla-clock/explain';
import { judgeClock, type Judgement } from '@haoban/sla-clock/judge';
import type { Term } from '@haoban/sla-clock/term';
import type { Case } from './case.ts';
import { caseClock, clocksOf, type Days } from './judge-case.ts';
import { stageClock, stageTerm, type NamedClock } from './judge-stage.ts';
import { caseStandstills } from './named-standstills.ts';

/** A clock with its verdict and its days; a stage without a term is only counted: no due date, nothing remaining. */
export type ExplainedClock = Judgement & {
  readonly clock: string;
  readonly stage?: string;
  readonly term?: Term;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly days: ExplainedDay[];
};

type Named = Pick<ExplainedClock, 'clock' | 'stage' | 'term'>;

/** 行政许可法 art. 44: ten working days from the decision to grant. */
const deliveryTerm: Term = { unit: 'WD', n: 10 };

function explained(name: Named, clock: NamedClock): ExplainedClock {
  const { acceptedAt: startedAt, decidedAt } = clock;
  const judged = judgeClock(clock);
  const counted =
    name.term === undefined ? { due: null, remaining: null, onTime: null, provisional: false } : {};
  const ended = decidedAt === undefined ? {} : { endedAt: decidedAt };
  return { ...name, startedAt, ...ended, ...judged, ...counted, days: explainClock(clock) };
}

function ofCase(state: Case, days: Days, asOf: string): ExplainedClock[] {
  return clocksOf(state.item).flatMap((clock) => {
    const line = caseClock(state, clock, days, asOf);
    return line === undefined
      ? []
      : [explained({ clock, term: line.term }, { ...line, suspensions: caseStandstills(state, clock) })];
  });
}

function ofStage(state: Case, stage: string, days: Days, asOf: string): ExplainedClock[] {
  const line = stageClock(state, stage, days, asOf);
  const term = stageTerm(state, stage);
  return line === undefined
    ? []
    : [explained({ clock: 'stage', stage, ...(term === undefined ? {} : { term }) }, line)];
}

function ofDelivery(
  { status, endedAt }: Case,
  { calendar, zone, hours }: Days,
  asOf: string,
): ExplainedClock[] {
  const granted = status === 'granted' || status === 'granted_tolerance';
  if (!granted || endedAt === undefined || calendar === undefined) return [];
  const clock = { calendar, zone, hours, acceptedAt: endedAt, term: deliveryTerm, suspensions: [], asOf };
  return [explained({ clock: 'delivery', term: deliveryTerm }, clock)];
}

/** Every clock of a case as seen at an instant (ISO): its own, each stage's over all attempts, delivery once granted. */
export const explainCase = (state: Case, days: Days, asOf: string): ExplainedClock[] => [
  ...ofCase(state, days, asOf),
  ...(state.item.stages ?? []).flatMap(({ code }) => ofStage(state, code, days, asOf)),
  ...ofDelivery(state, days, asOf),
];
