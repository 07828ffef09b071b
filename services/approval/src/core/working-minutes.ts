import { workingMinutes } from '@haoban/sla-clock/office-hours';
import type { Case } from './case.ts';
import { clocksOf, type Days } from './judge-case.ts';
import { stoppedSpans } from './stopped-spans.ts';

/**
 * Whole office minutes from the acceptance, or the receipt where it was deemed, to an instant (ISO), without what stops
 * the promised clock, or the statutory one where nothing is promised; 0 without a published calendar.
 */
export function workingMinutesOf(state: Case, { calendar, zone, hours }: Days, at: string): number {
  if (calendar === undefined) return 0;
  const startMs = Date.parse(state.countsFrom);
  const clock = clocksOf(state.item).includes('promised') ? 'promised' : 'statutory';
  const stopped = stoppedSpans(state, clock).map(({ start, end }) => ({
    after: Date.parse(start),
    upTo: end === undefined ? Infinity : Date.parse(end),
  }));
  return workingMinutes({ calendar, zone, hours }, startMs, Date.parse(at), stopped);
}
