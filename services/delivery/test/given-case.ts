import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { defaultHours } from '@haoban/sla-clock/office-hours';
import type { Case } from '../src/core/case.ts';
import type { DeliveryMethod } from '../src/core/delivery.ts';
import { dispatchDelivery } from '../src/core/dispatch-delivery.ts';
import { learnFiling, learnItem, newCase } from '../src/core/learn-case.ts';
import { learnDecision } from '../src/core/learn-decision.ts';
import { requestDelivery } from '../src/core/request-delivery.ts';
import { wakesOf } from '../src/core/wakes.ts';
import type { World } from '../src/core/world.ts';

/** Noon of a day in November 2026 in Shanghai, as an instant. */
export const on = (day: number, time = '04:00'): string =>
  `2026-11-${String(day).padStart(2, '0')}T${time}:00.000Z`;
export const at = on(9);
export const actor = 'courier-desk';

/** Shanghai with the national calendar; a trip costs 25 yuan. */
export const world: World = {
  zone: 'Asia/Shanghai',
  tripCents: 2500,
  days: {
    calendar: buildCalendar(calendarCn),
    hours: defaultHours,
    publishedAt: '2026-01-01T00:00:00.000Z',
  },
  deliverRefusals: false,
};

/** The state a decision leads to; a refusal fails the test. */
export function stateOf<State>(decision: Decision<State>): State {
  if ('refusal' in decision) throw new Error(`refused: ${decision.refusal}`);
  return decision.state;
}

/** The types of what a decision says. */
export const saidBy = (decision: Decision<unknown>): string[] =>
  'refusal' in decision ? [`refused ${decision.refusal}`] : decision.events.map(({ type }) => type);

export const untold = newCase({ subject: 'case-1', region: '320281' });
export const filing = { itemCode: 'permit', applicantRef: 'f'.repeat(32), org: '320281-hc' };
export const granted = { outcome: 'granted', decidedAt: on(6), deliverRefusals: false } as const;

/** A case whose filing and item are known. */
export const acceptedCase = (itemCode = 'permit'): Case => {
  const filed = stateOf(learnFiling(untold, { ...filing, itemCode }, at));
  return stateOf(learnItem(filed, { item: { code: itemCode, name: '施工许可' } }, at));
};

/** A granted case of which everything is known. */
export const grantedCase = (itemCode = 'permit'): Case =>
  stateOf(learnDecision(acceptedCase(itemCode), granted, at));

/** The granted case with one delivery `d-1`. */
export const requested = (method: DeliveryMethod, hall?: string, before: Case = grantedCase()): Case =>
  stateOf(
    requestDelivery(before, world, {
      at,
      actor,
      deliveryId: 'd-1',
      method,
      ...(hall === undefined ? {} : { hall }),
    }),
  );

/** What is sent off, with all that any method needs. */
export const sending = {
  at,
  actor,
  deliveryId: 'd-1',
  carrier: 'ems',
  cabinet: 'cabinet-7',
  costCents: 1200,
};

/** The granted case with a delivery on its way as shipment `case-1-1-1`. */
export const dispatched = (method: DeliveryMethod): Case =>
  stateOf(dispatchDelivery(requested(method), world, sending));

/** What time brings about by an instant (ISO): the case then, and what was said. */
export function elapsed(before: Case, until: string, around: World = world) {
  const events: NewEvent[] = [];
  const due = (state: Case) =>
    wakesOf(state, around)
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .find((wake) => wake.at <= until);
  let state = before;
  for (let wake = due(state); wake !== undefined; wake = due(state)) {
    const happened = wake.happen(state);
    events.push(...happened.events);
    state = happened.state;
  }
  return { state, events };
}
