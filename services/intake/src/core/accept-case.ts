import type { Decision } from '@haoban/contracts/decision';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import type { Case, CaseRefusal } from './case.ts';
import type { Area, Item } from './reference.ts';

/** An acceptance by an officer at an instant (ISO) under the area's zone and calendar, with the item as it is now. */
export type AcceptCase = {
  readonly at: string;
  readonly officer: string;
  readonly item: Item;
  readonly area: Area;
};

/** Accepts a complete filing: the clocks start, day 0 is the local date of acceptance, the item is frozen. */
export function acceptCase(before: Case, command: AcceptCase): Decision<Case, CaseRefusal> {
  if (before.status !== 'submitted') return { refusal: 'wrong_status' };
  const { at, officer, item, area } = command;
  const data = {
    item,
    receivedAt: before.receivedAt,
    day0: formatDate(localDay(Date.parse(at), area.zone)),
    calendarId: area.calendarId,
    officer,
    tolerance: false,
    committed: false,
    deemed: false,
  };
  return {
    state: { ...before, status: 'accepted', acceptedAt: at },
    events: [{ type: 'case.accepted.v1', time: at, data }],
  };
}
