import { localDay } from '@haoban/sla-clock/local-date';
import { dateText } from './fact-values.ts';
import type { Reference } from './reference.ts';
import type { FactEvent } from './subject-events.ts';

/** Where an event belongs: its area, and the zone that its dates are local in. */
export type EventPlace = {
  readonly region: string;
  readonly zone: string;
  readonly dateOf: (ms: number | undefined) => string | null;
};

/** The place of an event: its own zone before that of its area. */
export function placeOfEvent({ region, zone }: FactEvent, reference: Reference): EventPlace {
  const local = zone === '' ? reference.placeOf(region).zone : zone;
  return {
    region,
    zone: local,
    dateOf: (ms) => (ms === undefined ? null : dateText(localDay(ms, local))),
  };
}
