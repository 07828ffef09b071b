import { dueDay, isProvisional } from '@haoban/sla-clock/due';
import { formatDate, localDay, startOfDay } from '@haoban/sla-clock/local-date';
import { isOpen, type Case, type Suspension } from './case.ts';
import type { Days } from './judge-case.ts';
import type { Lamp } from './raise-light.ts';
import { isLocal } from './suspension-reasons.ts';

const orgOf = ({ item, org = item.org }: Case, stage: string | undefined): string =>
  item.stages?.find(({ code }) => code === stage)?.org ?? org ?? '-';

/** What an alert of a suspension says whatever its level. */
const about = (state: Case, { stage }: Suspension) => ({
  clock: 'suspension',
  ...(stage === undefined ? {} : { stage }),
  org: orgOf(state, stage),
});

/** Red from its start: a special procedure that the applicant has no notice of (行政许可法 art. 45). */
function unannounced(state: Case, suspension: Suspension, zone: string): Lamp[] {
  const { notice, reason, startedAt } = suspension;
  if (notice !== undefined || isLocal(reason)) return [];
  const at = new Date(startedAt).toISOString();
  return [{ ...about(state, suspension), level: 'red', due: formatDate(localDay(Date.parse(at), zone)), at }];
}

/** A warning on the day after the last one that was planned; the clock stays stopped. */
function overlong(state: Case, suspension: Suspension, { calendar, zone }: Days): Lamp[] {
  if (calendar === undefined || !isOpen(suspension)) return [];
  const start = localDay(Date.parse(suspension.startedAt), zone);
  const end = dueDay(calendar, { unit: 'WD', n: suspension.plannedDays }, start, []);
  if (end === null || isProvisional(calendar, start, end)) return [];
  const at = new Date(startOfDay(end + 1, zone)).toISOString();
  return [{ ...about(state, suspension), level: 'warn', due: formatDate(end), at }];
}

/** The alerts of a case's suspensions. */
export const suspensionLamps = (state: Case, days: Days): Lamp[] =>
  state.suspensions.flatMap((suspension) => [
    ...unannounced(state, suspension, days.zone),
    ...overlong(state, suspension, days),
  ]);
