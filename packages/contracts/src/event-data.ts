import { Compile } from 'typebox/compile';
import type { Envelope } from './envelope.ts';
import { eventSchemas, type EventData, type EventType } from './events/catalogue.ts';

const checkers = new Map<EventType, { Check(value: unknown): boolean }>();

/** True when the data is a payload of the type; unknown keys are no objection. */
function isDataOf<T extends EventType>(type: T, data: unknown): data is EventData<T> {
  const checker = checkers.get(type) ?? Compile(eventSchemas[type]);
  checkers.set(type, checker);
  return checker.Check(data);
}

/** The typed payload of an event that a consumer checked before; throws when it is of another type after all. */
export function dataOf<T extends EventType>(event: Envelope, type: T): EventData<T> {
  const { data } = event;
  if (event.type !== type || !isDataOf(type, data)) throw new TypeError(`event ${event.id} is no ${type}`);
  return data;
}
