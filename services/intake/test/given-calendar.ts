import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@haoban/contracts/decision';
import type { Envelope } from '@haoban/contracts/envelope';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { buildCalendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { defaultHours } from '@haoban/sla-clock/office-hours';
import type { Case } from '../src/core/case.ts';
import { wakesOf } from '../src/core/wakes.ts';
import type { World } from '../src/core/world.ts';
import { area, item } from './given-filing.ts';

const time = '2026-01-01T01:00:00.000Z';

/** An event of approval. */
export const fromApproval = (
  subject: string,
  sequence: number,
  event: Pick<Envelope, 'type' | 'data'> & Partial<Pick<Envelope, 'time'>>,
): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'haoban/approval',
  time,
  subject,
  sequence,
  recordedat: time,
  dataset: 'live',
  region: '320281',
  ...event,
});

/** The national calendar as approval publishes it, or one like it. */
export const calendarPublished = (over: Partial<CalendarDefinition> = {}): Envelope => {
  const data = { ...calendarCn, ...over };
  return fromApproval(data.calendarId, data.version, { type: 'calendar.published.v1', data });
};

/** A world of Jiangyin with the national calendar. */
export const world = (over: Partial<World> = {}): World => ({
  item,
  area,
  calendar: buildCalendar(calendarCn),
  hours: defaultHours,
  ...over,
});

/** What time brings about by an instant (ISO): the filing then, and what was said. */
export function elapsed(before: Case, until: string, around: World = world()) {
  const events: NewEvent[] = [];
  const due = (state: Case) =>
    wakesOf(state, around)
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .find(({ at }) => at <= until);
  let state = before;
  for (let wake = due(state); wake !== undefined; wake = due(state)) {
    const happened = wake.happen(state);
    events.push(...happened.events);
    state = happened.state;
  }
  return { state, events };
}
