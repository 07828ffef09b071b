import type { TimedEvent } from './case-record.ts';

const timeOf = (events: readonly TimedEvent[], type: string): string | undefined =>
  events.findLast((event) => event.type === type)?.time;

/** What looks wrong in a case that is taken all the same: decided before it was accepted, a negative duration. */
export function negativeDuration(events: readonly TimedEvent[]): string | undefined {
  const accepted = timeOf(events, 'case.accepted.v1');
  const decided = timeOf(events, 'case.decided.v1');
  if (accepted === undefined || decided === undefined || Date.parse(decided) >= Date.parse(accepted))
    return undefined;
  return `decided at ${decided}, before it was accepted at ${accepted}`;
}
