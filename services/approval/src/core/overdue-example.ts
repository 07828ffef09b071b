import type { NewEvent } from '@haoban/contracts/decision';
import { buildCalendar } from '@haoban/sla-clock/calendar';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import { defaultHours } from '@haoban/sla-clock/office-hours';
import type { Case } from './case.ts';
import type { Days } from './judge-case.ts';
import { lightWakes } from './light-wakes.ts';

const zone = 'Asia/Shanghai';

// Plain weekdays around the instant: the test must not wait for a calendar to be published.
function plainDays(today: number): Days {
  const coverage = { from: formatDate(today - 60), to: formatDate(today + 60) };
  const plain = { calendarId: 'self-test', version: 1, off: [], work: [], officeHours: {}, sources: [] };
  return { calendar: buildCalendar({ ...plain, coverage }), zone, hours: defaultHours };
}

function overdueCase(subject: string, acceptedMs: number): Case {
  const acceptedAt = new Date(acceptedMs).toISOString();
  return {
    caseId: subject,
    region: '-',
    status: 'open',
    acceptedAt,
    countsFrom: acceptedAt,
    day0: formatDate(localDay(acceptedMs, zone)),
    calendarId: 'self-test',
    item: {
      code: 'self-test',
      promised: { unit: 'WD', n: 1 },
      statutory: { unit: 'WD', n: 2 },
    },
    officers: [],
    runs: {},
    pastRuns: [],
    suspensions: [],
    extensions: [],
    commitments: [],
    lights: [],
    decisions: 0,
  };
}

/** What a light must have gone through when a case is overdue under both its terms. */
export const overdueLevels = ['warn', 'warn', 'yellow', 'red'];

/**
 * The lights of a synthetic case that was accepted two weeks before an instant (epoch milliseconds) and is overdue
 * under both its terms, raised by the same rules as those of real cases.
 */
export function overdueExample(
  subject: string,
  nowMs: number,
): { levels: string[]; last: NewEvent | undefined } {
  const days = plainDays(localDay(nowMs, zone));
  const at = new Date(nowMs).toISOString();
  const events: NewEvent[] = [];
  let state = overdueCase(subject, nowMs - 14 * 86_400_000);
  for (
    let wake = lightWakes(state, days)[0];
    wake !== undefined && wake.at <= at;
    wake = lightWakes(state, days)[0]
  ) {
    const happened = wake.happen(state);
    events.push(...happened.events);
    state = happened.state;
  }
  return { levels: state.lights.map(({ level }) => level), last: events.at(-1) };
}
