import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import { defaultHours } from '@haoban/sla-clock/office-hours';
import type { Case } from '../src/core/case.ts';
import type { Days } from '../src/core/judge-case.ts';
import { openCase } from '../src/core/open-case.ts';
import { wakesOf } from '../src/core/wakes.ts';

export const zone = 'Asia/Shanghai';
/** The national calendar, and the usual office hours. */
const days: Days = { calendar: buildCalendar(calendarCn), zone, hours: defaultHours };
export const region = '320281';

/** An open case with a promised and a statutory clock, as it stands at an instant (ISO), scheduled for what comes next. */
export function openAt(caseId: string, acceptedAt: string, promised: number, asOf: string): Case {
  const opened = openCase(undefined, {
    caseId,
    region,
    at: acceptedAt,
    data: {
      item: {
        code: 'permit',
        version: 1,
        name: 'permit',
        org: '320281-hc',
        stages: [],
        policies: {},
        promised: { unit: 'WD', n: promised },
        statutory: { unit: 'WD', n: 20 },
      },
      receivedAt: acceptedAt,
      day0: formatDate(localDay(Date.parse(acceptedAt), zone)),
      calendarId: 'cn',
      tolerance: false,
      committed: false,
      deemed: false,
    },
    calendarVersion: 1,
  });
  if ('refusal' in opened) throw new Error('an acceptance is never refused');
  return scheduled(opened.state, asOf);
}

// What lies behind has happened; its lights are in the state.
function scheduled(opened: Case, asOf: string): Case {
  let state = opened;
  for (;;) {
    const next = wakesOf(state, days).toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
    if (next === undefined || next.at > asOf) return { ...state, wakesAt: next?.at ?? null };
    state = next.happen(state).state;
  }
}
