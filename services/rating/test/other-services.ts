import type { NewEvent } from '@haoban/contracts/decision';
import { newEventId } from '@haoban/contracts/event-id';
import { eventSubject } from '@haoban/contracts/subjects';
import type { Publisher } from '@haoban/messaging/publisher';

/** Says on the stream what another service would: events numbered per source and subject, as journals number them. */
export function otherServices(publisher: Publisher) {
  const last = new Map<string, number>();
  return async (
    source: 'intake' | 'approval' | 'delivery',
    subject: string,
    said: NewEvent,
    region = '320281',
  ) => {
    const sequence = (last.get(`${source} ${subject}`) ?? 0) + 1;
    last.set(`${source} ${subject}`, sequence);
    const recordedat = new Date().toISOString();
    const event = {
      specversion: '1.0' as const,
      id: newEventId(Date.now()),
      source: `haoban/${source}`,
      type: said.type,
      time: said.time ?? recordedat,
      subject,
      sequence,
      recordedat,
      dataset: 'live',
      region,
      data: { ...said.data },
    };
    await publisher.publish(eventSubject(event), JSON.stringify(event), event.id);
  };
}

/** A filing of the industrial construction permit at window 3. */
export const submitted: NewEvent = {
  type: 'case.submitted.v1',
  time: '2026-11-23T01:00:00.000Z',
  data: {
    itemCode: '320281-gcjs-01',
    itemVersion: 1,
    org: '320281-hc',
    channel: 'window',
    filedBy: 'applicant',
    applicantKind: 'enterprise',
    applicantRef: '0123456789abcdef0123456789abcdef',
    hall: '320281-hall',
    window: '3',
    integratedWindow: true,
    materials: [],
  },
};

/** Its grant by an officer. */
export const decided: NewEvent = {
  type: 'case.decided.v1',
  time: '2026-11-25T03:00:00.000Z',
  data: { outcome: 'granted', officer: 'officer-hc', calendar: 'cn@1' },
};

/** A service at a window that ended. */
export const servedAt = (window: string, time = '2026-11-23T02:30:00.000Z'): NewEvent => ({
  type: 'ticket.served.v1',
  time,
  data: { hall: '320281-hall', queue: 'A', window, officer: 'window-clerk', caseIds: [] },
});

/** One at window 12. */
export const served: NewEvent = servedAt('12');
