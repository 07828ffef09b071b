import { judgeClock } from '@haoban/sla-clock/judge';
import { formatDate, localDay, parseInstant } from '@haoban/sla-clock/local-date';
import { isInvalid, type DueDates, type Order, type OrderWorld } from './order.ts';

/** The clocks of an order. */
export type OrderClock = 'sign' | 'verify' | 'rectify' | 'appeal';
export const orderClocks: readonly OrderClock[] = ['sign', 'verify', 'rectify', 'appeal'];

/** A clock's limit in working days, and the instant (ISO) it runs from. */
type Limit = { readonly term: { readonly unit: 'WD'; readonly n: number }; readonly from: string };
/** The last date of a clock; `provisional` while it rests on dates that nobody published. */
export type Due = { readonly due: string; readonly provisional: boolean };

const workdays = (n: number) => ({ unit: 'WD', n }) as const;

/** The date a limit in working days ends on; undefined without a calendar. */
export function dueAfter(from: string, days: number, { calendar, zone, hours }: OrderWorld): Due | undefined {
  if (calendar === undefined) return undefined;
  const clock = {
    calendar,
    zone,
    hours,
    acceptedAt: from,
    term: workdays(days),
    suspensions: [],
    asOf: from,
  };
  const { due, provisional } = judgeClock(clock);
  return due === null ? undefined : { due, provisional };
}

/** The dates an order is dispatched with, or undefined without a calendar. */
export function dueDates(dispatchedAt: string, complex: boolean, world: OrderWorld): DueDates | undefined {
  const { limits } = world.settings;
  const sign = dueAfter(dispatchedAt, limits.sign, world);
  const verify = dueAfter(dispatchedAt, limits.verify, world);
  const rectify = dueAfter(dispatchedAt, complex ? limits.complex : limits.simple, world);
  if (sign === undefined || verify === undefined || rectify === undefined) return undefined;
  return { sign: sign.due, verify: verify.due, rectify: rectify.due };
}

/** The limit of a clock that was started; every limit runs from the dispatch, the appeal's decision from the appeal. */
export function limitOf({ dispatch, extension, appeal }: Order, clock: OrderClock): Limit | undefined {
  if (dispatch === undefined) return undefined;
  const { at, complex, limits } = dispatch;
  switch (clock) {
    case 'appeal':
      return appeal && { term: workdays(limits.appealDecision), from: appeal.at };
    case 'rectify': {
      const days = complex ? limits.complex : limits.simple;
      return { term: workdays(days + (extension?.days ?? 0)), from: at };
    }
    case 'sign':
    case 'verify':
      return { term: workdays(limits[clock]), from: at };
  }
}

/** When a clock is due by the newest calendar. */
export function dueOf(order: Order, clock: OrderClock, world: OrderWorld): Due | undefined {
  const limit = limitOf(order, clock);
  return limit && dueAfter(limit.from, limit.term.n, world);
}

/** True while a clock waits for somebody. */
export function isRunning({ status, finding }: Order, clock: OrderClock): boolean {
  switch (clock) {
    case 'sign':
      return status === 'dispatched';
    case 'verify':
      return ['dispatched', 'signed', 'verifying'].includes(status);
    case 'rectify':
      return !['received', 'rectified', 'followed_up', 'closed'].includes(status) && !isInvalid(finding);
    case 'appeal':
      return status === 'appealed';
  }
}

const localDate = (at: string, { zone }: OrderWorld): string => formatDate(localDay(parseInstant(at), zone));

/** True when an instant (ISO) lies on or before a date. */
export const isInTime = (at: string, due: string, world: OrderWorld): boolean => localDate(at, world) <= due;

/** True when what a clock waited for was done in time: by the newest calendar, else by the date that was said. */
export function wasInTime(
  order: Order,
  clock: 'verify' | 'rectify',
  at: string | undefined,
  world: OrderWorld,
): boolean {
  const due = dueOf(order, clock, world)?.due ?? order.dispatch?.due[clock];
  return at !== undefined && due !== undefined && isInTime(at, due, world);
}

/** True while the finding can be appealed; that limit too runs from the dispatch. */
export function isAppealable({ dispatch }: Order, at: string, world: OrderWorld): boolean {
  const last = dispatch && dueAfter(dispatch.at, dispatch.limits.appeal, world);
  return last !== undefined && isInTime(at, last.due, world);
}
