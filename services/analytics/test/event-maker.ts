import type { Envelope } from '@haoban/contracts/envelope';
import { derivedEventId } from '@haoban/contracts/event-id';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';

/** Makes valid events of small hand-made worlds; sequences count per (source, subject). */
export function eventMaker(dataset: string) {
  const sequences = new Map<string, number>();
  const event = (
    source: string,
    subject: string,
    type: string,
    time: string,
    data: Record<string, unknown>,
  ): Envelope => {
    const key = `${source} ${subject}`;
    const sequence = (sequences.get(key) ?? 0) + 1;
    sequences.set(key, sequence);
    const at = new Date(time).toISOString();
    return {
      specversion: '1.0',
      id: derivedEventId(dataset, source, subject, type, String(sequence)),
      source: `haoban/${source}`,
      type: `${type}.v1`,
      time: at,
      subject,
      sequence,
      recordedat: at,
      dataset,
      region: '320281',
      data,
    };
  };
  const submitted = {
    itemCode: 'i',
    itemVersion: 1,
    org: 'o1',
    channel: 'portal',
    filedBy: 'applicant',
    applicantKind: 'person',
    applicantRef: '-',
    integratedWindow: false,
    materials: [],
  };

  return {
    event,
    calendar: (): Envelope =>
      event('approval', 'cn', 'calendar.published', '2026-01-01T00:00:00+08:00', calendarCn),
    submit: (subject: string, time: string, more: Record<string, unknown> = {}): Envelope =>
      event('intake', subject, 'case.submitted', time, { ...submitted, ...more }),
    accept: (subject: string, time: string, item: Record<string, unknown>): Envelope =>
      event('intake', subject, 'case.accepted', time, {
        item: { code: 'i', kind: 'promise', org: 'o1', ...item },
        receivedAt: new Date(time).toISOString(),
        day0: time.slice(0, 10),
        calendarId: 'cn',
        tolerance: false,
        committed: false,
        deemed: false,
      }),
    decide: (
      subject: string,
      time: string,
      outcome = 'granted',
      more: Record<string, unknown> = {},
    ): Envelope => event('approval', subject, 'case.decided', time, { outcome, calendar: 'cn@1', ...more }),
    deliver: (subject: string, time: string): Envelope =>
      event('delivery', subject, 'delivery.completed', time, {
        deliveryId: `${subject}-d`,
        method: 'e_licence',
        attempt: 1,
        documents: [],
      }),
    visit: (subject: string, time: string, more: Record<string, unknown> = {}): Envelope =>
      event('intake', subject, 'visit.recorded', time, {
        visitId: `${subject} ${time}`,
        kind: 'window',
        by: 'applicant',
        hall: 'h1',
        purpose: 'filing',
        ...more,
      }),
    rate: (
      subject: string,
      node: string,
      nodeAt: string,
      level: number | null,
      more: Record<string, unknown> = {},
    ): Envelope =>
      event('rating', subject, 'rating.submitted', nodeAt.replace('T09', 'T18'), {
        ratingId: `${subject}-${node}-${level}`,
        node,
        nodeAt: new Date(nodeAt).toISOString(),
        round: 1,
        level,
        options: [],
        hasText: false,
        realName: false,
        channel: 'qr',
        enteredBy: 'citizen',
        ...more,
      }),
  };
}

/** Makes reference events of the live set that happened at one instant: a source says a type of a subject, once. */
export const published =
  (time: string) =>
  (source: string, type: string, subject: string, data: Record<string, unknown>): Envelope => ({
    specversion: '1.0',
    id: derivedEventId('reference', type, subject, time),
    source: `haoban/${source}`,
    type,
    time,
    subject,
    sequence: 1,
    recordedat: time,
    dataset: 'live',
    region: '-',
    data,
  });
