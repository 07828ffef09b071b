import { standingEvents, type StoredEvent, type SubjectEvents } from '../../core/exports/stored-event.ts';

/** Gathers events that come subject by subject: only one subject is in memory at a time. */
export async function* subjectsOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<SubjectEvents> {
  let gathered: StoredEvent[] = [];
  for await (const event of events) {
    const [first] = gathered;
    if (first !== undefined && first.subject !== event.subject) {
      yield standingEvents(first.subject, gathered);
      gathered = [];
    }
    gathered.push(event);
  }
  const [first] = gathered;
  if (first !== undefined) yield standingEvents(first.subject, gathered);
}
