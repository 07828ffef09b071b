import { closedDay, type CaseFact, type Dims } from './case-facts.ts';
import { workdaysBetween } from './local-time.ts';
import { graphOf, type StageFact } from './stage-facts.ts';
import { holdsDay, suspensionsOf, type Suspension } from './standstills.ts';

/** Days of one late case that one cause answers for. */
export type DelayFact = { dims: Dims; day: number; days: number };

type Cause = { kind: string; cause: string; weight: number };

const localReasons = ['applicant_correction', 'fee_payment', 'publicity', 'site_survey', 'force_majeure'];

const later = (one: StageFact, other: StageFact): number =>
  other.endMs - one.endMs || (one.stage < other.stage ? -1 : 1);

/** From the decision back along predecessors, each time to the one that ended last. */
function pathOf(fact: CaseFact, stages: readonly StageFact[]): StageFact[] {
  const graph = graphOf(fact);
  let before: readonly StageFact[] = stages;
  const path: StageFact[] = [];
  for (;;) {
    const [last] = before.toSorted(later);
    if (last === undefined || path.includes(last)) return path;
    path.push(last);
    before = stages.filter(({ stage }) => graph.get(last.stage)?.includes(stage));
  }
}

/** Working days of a case on which one of some suspensions holds; of a stage, only while that is active. */
function removedBy(fact: CaseFact, path: readonly StageFact[], suspensions: readonly Suspension[]): number {
  const { clock, dayOf, endMs } = fact;
  if (clock?.calendar === undefined) return 0;
  const removes = ({ stage, ...stretch }: Suspension, day: number): boolean => {
    const holds = holdsDay(day, dayOf);
    if (!holds(stretch)) return false;
    return stage === undefined || path.some((one) => one.stage === stage && one.attempts.some(holds));
  };
  let removed = 0;
  for (let day = clock.day0 + 1; day <= dayOf(endMs); day += 1)
    if (clock.calendar.isWorkday(day) && suspensions.some((one) => removes(one, day))) removed += 1;
  return removed;
}

function causesOf(fact: CaseFact, stages: readonly StageFact[]): Cause[] {
  const path = pathOf(
    fact,
    stages.filter(({ attempts }) => attempts.some(({ fromMs }) => fromMs <= fact.endMs)),
  );
  const stopping = suspensionsOf(fact.history);
  const local = stopping.filter(
    ({ reason, stops }) => localReasons.includes(reason) && stops.includes('promised'),
  );
  const special = stopping.filter(({ reason }) => !localReasons.includes(reason));
  const found = [
    ...path.map((stage) => ({
      kind: 'stage',
      cause: stage.org,
      weight: stage.term === undefined ? 0 : Math.max(0, stage.elapsed - stage.term),
    })),
    ...[...Map.groupBy(local, ({ reason }) => reason)].map(([cause, same]) => ({
      kind: 'applicant',
      cause,
      weight: removedBy(fact, path, same),
    })),
    ...special.map((one) => ({
      kind: 'procedure',
      cause: one.reason,
      weight: Math.max(0, removedBy(fact, path, [one]) - one.plannedDays),
    })),
  ];
  return [...Map.groupBy(found, ({ kind, cause }) => `${kind} ${cause}`)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const weight = same.reduce((sum, one) => sum + one.weight, 0);
      return same.slice(0, 1).flatMap(({ kind, cause }) => (weight > 0 ? [{ kind, cause, weight }] : []));
    });
}

/** Splits days among causes: to each what it weighs, or its share by largest remainder where they weigh more. */
function shared(days: number, causes: readonly Cause[]): Cause[] {
  const whole = causes.reduce((sum, { weight }) => sum + weight, 0);
  if (whole <= days)
    return [...causes, { kind: 'unexplained', cause: '', weight: days - whole }].filter(
      (one) => one.weight > 0,
    );
  const floors = causes.map(({ weight }) => Math.floor((days * weight) / whole));
  const left = days - floors.reduce((sum, one) => sum + one, 0);
  const favoured = causes
    .map(({ weight }, index) => ({ index, rest: (days * weight) % whole }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, left)
    .map(({ index }) => index);
  return causes.map((one, index) => ({
    ...one,
    weight: (floors[index] ?? 0) + (favoured.includes(index) ? 1 : 0),
  }));
}

/** Whose the late working days of a closed late case are; the basis is that of working days. */
export function delaysOf(fact: CaseFact, stages: readonly StageFact[]): DelayFact[] {
  const day = closedDay(fact);
  const { promised, clock } = fact;
  if (day === undefined || promised?.past !== true || promised.due === null) return [];
  if (promised.basis !== 'wd' || clock?.calendar === undefined) return [];
  const late = workdaysBetween(clock.calendar, promised.due, day);
  return shared(late, causesOf(fact, stages)).map(({ kind, cause, weight }) => ({
    dims: { ...fact.dims, causeKind: kind, cause },
    day,
    days: weight,
  }));
}
