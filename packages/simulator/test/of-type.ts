import type { Envelope } from '@haoban/contracts/envelope';
import type { EventData, EventType } from '@haoban/contracts/events/catalogue';

type Typed<T extends EventType> = Envelope & { data: EventData<T> };

/** The events of one type with their payload's type, once the event check has passed them. */
export function ofType<T extends EventType>(events: readonly Envelope[], type: T): Typed<T>[] {
  return events.filter((event): event is Typed<T> => event.type === type);
}
