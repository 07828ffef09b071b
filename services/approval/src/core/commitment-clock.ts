import { judgeClock } from '@haoban/sla-clock/judge';
import type { Case, Commitment } from './case.ts';
import type { Days } from './judge-case.ts';

/** Working days from day 0 in which a commitment is to be kept. */
export function commitmentTerm({ item }: Case, kind: Commitment['kind']): { unit: 'WD'; n: number } {
  const { toleranceDays = 10, commitmentDays = 60 } = item.policies ?? {};
  return { unit: 'WD', n: kind === 'tolerance' ? toleranceDays : commitmentDays };
}

/** By which date a commitment is to be kept; undefined without a published calendar. Nothing suspends it. */
export function commitmentDue(
  state: Case,
  kind: Commitment['kind'],
  { calendar, zone }: Days,
): { due: string; provisional: boolean } | undefined {
  if (calendar === undefined) return undefined;
  const { acceptedAt, day0 } = state;
  const clock = { calendar, zone, acceptedAt, day0, asOf: acceptedAt, suspensions: [] };
  const { due, provisional } = judgeClock({ ...clock, term: commitmentTerm(state, kind) });
  return due === null ? undefined : { due, provisional };
}
