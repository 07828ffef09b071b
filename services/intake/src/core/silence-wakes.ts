import { judgeClock } from '@haoban/sla-clock/judge';
import { parseDate, startOfDay } from '@haoban/sla-clock/local-date';
import type { Case } from './case.ts';
import type { Wake } from './wake.ts';
import type { World } from './world.ts';

const usualDays = 60;

/** The last local day on which a notice of an instant (ISO) can be answered; undefined while nobody knows the days. */
export function lastDayToAnswer(
  at: string,
  { item, area, calendar }: Pick<World, 'item' | 'area' | 'calendar'>,
): { readonly due: string; readonly days: number } | undefined {
  if (calendar === undefined) return undefined;
  const days = item.policies.silenceDays ?? usualDays;
  const asked = { acceptedAt: at, asOf: at, suspensions: [], calendar, zone: area.zone };
  const { due, provisional } = judgeClock({ ...asked, term: { unit: 'ND', n: days } });
  return due === null || provisional ? undefined : { due, days };
}

/**
 * What becomes of a filing whose applicant never answers the notice: it ends as abandoned at 00:00 of the day after
 * the item's limit in natural days.
 */
export function silenceWakes({ status, notice }: Case, world: World): Wake[] {
  if (status !== 'correcting' || notice === undefined) return [];
  const last = lastDayToAnswer(notice.at, world);
  if (last === undefined) return [];
  const at = new Date(startOfDay(parseDate(last.due) + 1, world.area.zone)).toISOString();
  const reason = `申请人在一次性告知后 ${last.days} 日内未补正，视为放弃申请。`;
  return [
    {
      at,
      happen: (before) => ({
        state: { ...before, status: 'abandoned', reason },
        events: [{ type: 'case.abandoned.v1', time: at, data: { reason } }],
      }),
    },
  ];
}
