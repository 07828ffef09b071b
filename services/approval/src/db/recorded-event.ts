import type { Envelope } from '@haoban/contracts/envelope';
import { checkEvent } from '@haoban/contracts/event-check';

/** The event of a journal row's body; throws when it is none, which no writer lets happen. */
export function recordedEvent(body: string): Envelope {
  const checked = checkEvent(JSON.parse(body));
  if ('error' in checked) throw new Error(`the journal holds what is no event: ${checked.error}`);
  return checked.event;
}
