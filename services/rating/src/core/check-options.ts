import { formatDate, localDay, parseInstant } from '@haoban/sla-clock/local-date';
import type { CaseFacts } from './case-facts.ts';

/** What clock or visits say of one case: `holds` is undefined while they can't tell. */
type CaseCheck = {
  readonly caseId: string;
  readonly holds?: boolean;
  readonly due?: string | null;
  readonly decidedAt?: string;
  readonly elapsedDays?: number;
  readonly visits?: number;
  readonly visitsLimit?: number;
};

/** An option that can be checked, what the check found, and the facts of each case it rests on. */
export type OptionCheck = {
  readonly option: number;
  readonly finding: 'confirmed' | 'refuted' | 'unknown';
  readonly cases: CaseCheck[];
};

/** The facts of one case, by its number. */
export type KnownCase = { readonly caseId: string; readonly facts: CaseFacts };

const promiseMissed = 209;
const statutoryExceeded = 110;
const moreTrips = 114;

function checkClock({ caseId, facts }: KnownCase, clock: 'promised' | 'statutory'): CaseCheck {
  const verdict = facts.decision?.[clock];
  if (facts.decision === undefined || verdict === undefined) return { caseId };
  const { due, elapsedDays, onTime } = verdict;
  const known = { caseId, due, elapsedDays, decidedAt: facts.decision.at };
  return onTime === null ? known : { ...known, holds: !onTime };
}

/** Trips up to the day of the rating: one for each date and hall. */
function checkTrips({ caseId, facts }: KnownCase, ratedAt: string, zone: string): CaseCheck {
  const dayOf = (at: string): number => localDay(parseInstant(at), zone);
  const days = Object.values(facts.meetings)
    .map(({ at, hall }) => ({ day: dayOf(at), hall }))
    .filter(({ day }) => day <= dayOf(ratedAt));
  const visits = new Set(days.map(({ day, hall }) => `${formatDate(day)} ${hall}`)).size;
  const { visitsLimit } = facts;
  return visitsLimit === undefined
    ? { caseId, visits }
    : { caseId, visits, visitsLimit, holds: visits > visitsLimit };
}

function findingOf(cases: readonly CaseCheck[]): OptionCheck['finding'] {
  if (cases.some(({ holds }) => holds === true)) return 'confirmed';
  return cases.length > 0 && cases.every(({ holds }) => holds === false) ? 'refuted' : 'unknown';
}

/**
 * Checks what of a rating the suite knows itself: promise missed (209), statutory time exceeded (110), more trips than
 * promised (114). A visit for several cases is right about one of them when it is right at all.
 */
export function checkOptions(
  rating: { readonly options: readonly (number | string)[]; readonly at: string },
  known: readonly KnownCase[],
  zone: string,
): OptionCheck[] {
  const checks = new Map<number | string, (one: KnownCase) => CaseCheck>([
    [promiseMissed, (one) => checkClock(one, 'promised')],
    [statutoryExceeded, (one) => checkClock(one, 'statutory')],
    [moreTrips, (one) => checkTrips(one, rating.at, zone)],
  ]);
  return rating.options.flatMap((option) => {
    const check = checks.get(option);
    if (check === undefined || typeof option !== 'number') return [];
    const cases = known.map(check);
    return [{ option, finding: findingOf(cases), cases }];
  });
}
