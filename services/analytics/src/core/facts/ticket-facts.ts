import { localDay, wallMs } from '@haoban/sla-clock/local-date';
import { placeOfEvent } from './event-place.ts';
import { flag, type FactRow } from './fact-values.ts';
import { ticketNodes } from './rated-nodes.ts';
import { textOf } from './read-data.ts';
import type { Reference } from './reference.ts';
import { rowHead } from './row-head.ts';
import type { FactEvent, SubjectEvents } from './subject-events.ts';

const hourMs = 3_600_000;

/**
 * The finished row of a queue ticket (ticket_facts_v1): queue and window by its last event. Undefined for what is
 * neither a ticket nor the rating of a visit.
 */
export function ticketFacts(known: SubjectEvents, reference: Reference, asOf: string): FactRow | undefined {
  const latest = known.events.findLast(({ type }) => type.startsWith('ticket.'));
  const said = latest ?? known.events.find(isRatedVisit);
  if (said === undefined) return undefined;
  const { region, zone, dateOf } = placeOfEvent(said, reference);
  const { of } = known;
  const issuedMs = of('ticket.issued.v1').at(-1)?.timeMs;
  const servedMs = of('ticket.served.v1').at(-1)?.timeMs;
  return {
    ...rowHead(known, reference, asOf),
    region,
    zone,
    hall: textOf(latest?.data, 'hall'),
    queue: textOf(latest?.data, 'queue'),
    window: textOf(latest?.data, 'window'),
    officer: textOf(latest?.data, 'officer'),
    issued_at: issuedMs ?? null,
    issued_date: dateOf(issuedMs),
    issued_hour: issuedMs === undefined ? 0 : Math.floor(wallMs(issuedMs, zone) / hourMs) % 24,
    ...serviceOf(known, issuedMs, servedMs),
    ...ticketNodes(known, servedMs, (ms) => localDay(ms, zone)),
  };
}

const isRatedVisit = ({ type, data }: FactEvent): boolean =>
  (type === 'rating.submitted.v1' || type === 'rating.defaulted.v1') && textOf(data, 'node') === 'visit';

function serviceOf(
  { events, of }: SubjectEvents,
  issuedMs: number | undefined,
  servedMs: number | undefined,
): FactRow {
  const calls = of('ticket.called.v1');
  const [firstCall, lastCall] = [calls[0], calls.at(-1)];
  const isAbandoned = of('ticket.abandoned.v1').length > 0;
  const isOver = servedMs !== undefined || isAbandoned;
  const isAtWindow = lastCall !== undefined && !isTransferredAfter(lastCall, events);
  return {
    first_called_at: firstCall?.timeMs ?? null,
    served_at: servedMs ?? null,
    is_issued: flag(issuedMs !== undefined),
    is_waiting: flag(issuedMs !== undefined && !isAtWindow && !isOver),
    is_serving: flag(isAtWindow && !isOver),
    is_called: flag(lastCall !== undefined),
    is_served: flag(servedMs !== undefined),
    is_abandoned: flag(isAbandoned),
    wait_ms: firstCall === undefined || issuedMs === undefined ? 0 : firstCall.timeMs - issuedMs,
    service_ms: lastCall === undefined || servedMs === undefined ? 0 : servedMs - lastCall.timeMs,
  };
}

// A ticket that was sent on to another queue waits for its next call.
const isTransferredAfter = (call: FactEvent, events: readonly FactEvent[]): boolean =>
  events.findLast(({ type }) => type === 'ticket.called.v1' || type === 'ticket.transferred.v1') !== call;
