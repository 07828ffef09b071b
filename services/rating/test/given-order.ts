import type { NewEvent } from '@haoban/contracts/decision';
import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { defaultHours } from '@haoban/sla-clock/office-hours';
import type { Order, OrderWorld } from '../src/core/order.ts';
import { receiveOrder } from '../src/core/receive-order.ts';
import { defaultSettings } from '../src/core/settings.ts';

/** The morning of a day of 2026 in Shanghai, as ISO in UTC: `09-28`. */
export const on = (monthAndDay: string, time = '10:00'): string =>
  new Date(`2026-${monthAndDay}T${time}:00+08:00`).toISOString();

/** The national calendar, a case that officer-hc handled, supervised by its city. */
export const world: OrderWorld = {
  calendar: buildCalendar(calendarCn),
  hours: defaultHours,
  zone: 'Asia/Shanghai',
  settings: defaultSettings,
  officers: ['officer-hc'],
  supervisor: '320281',
};

/** The state a decision led to; throws when it was refused. */
export function stateOf(
  decision: { readonly state: Order; readonly events: readonly NewEvent[] } | { readonly refusal: string },
): Order {
  if ('refusal' in decision) throw new Error(`refused: ${decision.refusal}`);
  return decision.state;
}

/** The order of a real-name rating that was given on Monday 28 September. */
export function receivedOrder({ at = on('09-28'), realName = true } = {}): Order {
  const data = {
    ratingId: 'r-1',
    node: '3',
    nodeAt: on('09-24'),
    round: 1,
    level: 1,
    levelsVersion: 1,
    options: [110, 209],
    optionsVersion: 1,
    hasText: true,
    realName,
    channel: 'mobile',
    enteredBy: 'citizen',
    itemCode: '320281-gcjs-01',
    org: '320281-hc',
    officer: 'officer-hc',
  } as const;
  const rating = { ...data, options: [...data.options] };
  return stateOf(receiveOrder(undefined, 'O-r-1', { subject: 'case-1', region: '320281', at, data: rating }));
}
