import type { Static, TSchema } from 'typebox';
import { analyticsEvents, importEvents } from './analytics.ts';
import { approvalEvents } from './approval.ts';
import { deliveryEvents } from './delivery.ts';
import { intakeEvents } from './intake.ts';
import { ratingEvents } from './rating.ts';

/** Every event by the service that records it; an import may carry any of them. */
export const eventsBySource = {
  intake: intakeEvents,
  approval: approvalEvents,
  delivery: deliveryEvents,
  rating: ratingEvents,
  analytics: analyticsEvents,
};

const everyEvent = {
  ...intakeEvents,
  ...approvalEvents,
  ...deliveryEvents,
  ...ratingEvents,
  ...analyticsEvents,
  ...importEvents,
};

/** Type names of all events, version included: `case.accepted.v1`. */
export type EventType = keyof typeof everyEvent;
/** Payload of an event type. */
export type EventData<T extends EventType> = Static<(typeof everyEvent)[T]>;

/** Schema of each event type's `data`. */
export const eventSchemas: Readonly<Record<EventType, TSchema>> = everyEvent;

export const isEventType = (type: string): type is EventType => Object.hasOwn(everyEvent, type);
