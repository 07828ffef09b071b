import type { Envelope } from '@haoban/contracts/envelope';
import { checkEvent } from '@haoban/contracts/event-check';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The event on a line of an event file, moved into the data set; it keeps id, source, sequence and time, is no
 * snapshot, and was recorded when it happened unless it says otherwise.
 */
export function eventOfLine(dataset: string, text: string): { event: Envelope } | { reason: string } {
  const value = parse(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { reason: 'the line is no JSON object' };
  const time = 'time' in value ? value.time : undefined;
  const checked = checkEvent({ recordedat: time, ...value, dataset });
  if ('error' in checked) return { reason: checked.error };
  const { revision: _, ...event } = checked.event;
  return { event };
}
