/** An event as it lies in raw_events_v1; instants as ISO text, `data` the payload as JSON text, `zone` empty without one. */
export type StoredEvent = {
  readonly subject: string;
  readonly source: string;
  readonly sequence: number;
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly recordedat: string;
  readonly revision: number;
  readonly rank: number;
  readonly region: string;
  readonly zone: string;
  readonly data: string;
};

/** All that is known of one subject, in the order key: what repetitions and older snapshots said is gone. */
export type SubjectEvents = { readonly subject: string; readonly events: readonly StoredEvent[] };

const less = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (a: StoredEvent, b: StoredEvent): number =>
  less(a.time, b.time) || a.rank - b.rank || a.sequence - b.sequence || less(a.id, b.id);

/** The standing events of one subject: each once, only those of the greatest revision, in the order key. */
export function standingEvents(subject: string, stored: readonly StoredEvent[]): SubjectEvents {
  const revision = stored.reduce((greatest, event) => Math.max(greatest, event.revision), 0);
  const once = new Map<string, StoredEvent>();
  for (const event of stored)
    if (event.revision === revision) once.set(`${event.source} ${event.sequence} ${event.id}`, event);
  return { subject, events: [...once.values()].toSorted(inOrder) };
}

/** Instants (epoch ms) that a whole export is cut by: `from` inclusive, `to` and `asOf` exclusive. */
export type Period = { readonly fromMs: number; readonly toMs: number; readonly asOfMs: number };

const isWithin = (event: StoredEvent, fromMs: number, toMs: number): boolean => {
  const ms = Date.parse(event.time);
  return ms >= fromMs && ms < toMs;
};

/** Of a subject the events that happened in the period: files of adjoining periods add up to the whole. */
export const eventsWithin = ({ subject, events }: SubjectEvents, period: Period): SubjectEvents => ({
  subject,
  events: events.filter((event) => isWithin(event, period.fromMs, Math.min(period.toMs, period.asOfMs))),
});

/** The subject whole, up to `asOf`, when it began in the period; without events otherwise. */
export function begunWithin({ subject, events }: SubjectEvents, period: Period): SubjectEvents {
  const [first] = events;
  if (first === undefined || !isWithin(first, period.fromMs, period.toMs)) return { subject, events: [] };
  return { subject, events: events.filter((event) => isWithin(event, -Infinity, period.asOfMs)) };
}

/** Whether a subject is a case. */
export const isCase = ({ events }: SubjectEvents): boolean =>
  events.some(({ type }) => type.startsWith('case.'));
