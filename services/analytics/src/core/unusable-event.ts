import type { Envelope } from '@haoban/contracts/envelope';
import { readInstant } from '@haoban/sla-clock/local-date';
import { offsetSecondsAt } from '@haoban/sla-clock/zone-offsets';
import { calendarIn, referenceTypes } from './facts/reference-events.ts';

const referenceTypeSet: ReadonlySet<string> = new Set(referenceTypes);
// The warehouse keeps sequences in 32 bits.
const greatestSequence = 2 ** 32 - 1;

/**
 * Why a valid event cannot be worked with: a calendar that contradicts itself, an instant or a zone that no clock reads, a
 * sequence too great to be kept; undefined for all others. Tried again it would fail again, and hold up what is behind it.
 */
export function whyUnusable({
  type,
  subject,
  time,
  recordedat,
  sequence,
  zone,
  data,
}: Envelope): string | undefined {
  if (Number.isNaN(readInstant(time))) return '/time is no instant that can be kept';
  if (Number.isNaN(readInstant(recordedat))) return '/recordedat is no instant that can be kept';
  if (sequence > greatestSequence) return '/sequence is too great';
  try {
    for (const named of [zone, referenceTypeSet.has(type) ? data['zone'] : undefined])
      if (typeof named === 'string' && named !== '') offsetSecondsAt(0, named);
    if (type === 'calendar.published.v1') calendarIn(data, subject);
    return undefined;
  } catch (error) {
    return `/data ${error instanceof Error ? error.message : String(error)}`;
  }
}
