import { judgeClock } from '@haoban/sla-clock/judge';
import { parseDate, startOfDay } from '@haoban/sla-clock/local-date';
import type { Case } from './case.ts';
import type { Wake } from './wake.ts';
import type { World } from './world.ts';

const usualDays = 60;

/**
 * What becomes of a filing whose applicant never answers the notice: it ends as abandoned at 00:00 of the day after
 * the item's limit in natural days.
 */
export function silenceWakes({ status, notice }: Case, { item, area, calendar }: World): Wake[] {
  if (status !== 'correcting' || notice === undefined || calendar === undefined) return [];
  const n = item.policies.silenceDays ?? usualDays;
  const { zone } = area;
  const asked = { acceptedAt: notice.at, asOf: notice.at, suspensions: [] };
  const { due, provisional } = judgeClock({ ...asked, calendar, zone, term: { unit: 'ND', n } });
  if (due === null || provisional) return [];
  const at = new Date(startOfDay(parseDate(due) + 1, zone)).toISOString();
  const reason = `申请人在一次性告知后 ${n} 日内未补正，视为放弃申请。`;
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
