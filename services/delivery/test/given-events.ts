import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@haoban/contracts/decision';
import type { Envelope } from '@haoban/contracts/envelope';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import type { CalendarDefinition } from '@haoban/sla-clock/calendar';

/** What intake or approval says as the n-th event of a subject. */
export const eventOf = (
  source: 'intake' | 'approval' | 'delivery',
  subject: string,
  sequence: number,
  { type, data, time = '2026-11-09T01:30:00.000Z' }: NewEvent,
): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: `haoban/${source}`,
  type,
  time,
  subject,
  sequence,
  recordedat: time,
  dataset: 'live',
  region: '320281',
  data: { ...data },
});

export const submitted = (applicantRef: string): NewEvent => ({
  type: 'case.submitted.v1',
  data: {
    itemCode: 'permit',
    itemVersion: 1,
    org: '320281-hc',
    channel: 'portal',
    filedBy: 'applicant',
    applicantKind: 'enterprise',
    applicantRef,
    integratedWindow: false,
    materials: [],
  },
});

export const accepted: NewEvent = {
  type: 'case.accepted.v1',
  data: {
    item: { code: 'permit', name: '建筑工程施工许可', policies: { nameEn: 'Construction Permit' } },
    receivedAt: '2026-09-21T01:30:00.000Z',
    day0: '2026-09-21',
    calendarId: 'cn',
    tolerance: false,
    committed: false,
    deemed: false,
  },
};

export const decided = (outcome: 'granted' | 'denied', time?: string): NewEvent => ({
  type: 'case.decided.v1',
  data: { outcome, officer: 'officer-hc', calendar: 'cn@1' },
  ...(time === undefined ? {} : { time }),
});

export const denialIssued = (number: string): NewEvent => ({
  type: 'document.issued.v1',
  data: { kind: 'denial', number },
});

const order = { approver: 'chief', document: 'FY-1' };
export const reopened: NewEvent = { type: 'case.reopened.v1', data: { reason: '复议', ...order } };
export const decisionRevoked: NewEvent = {
  type: 'case.decision_revoked.v1',
  data: { reason: '隐瞒真实情况', ...order },
};

export const jiangyin: NewEvent = {
  type: 'area.published.v1',
  data: {
    code: '320281',
    name: '江阴市',
    zone: 'Asia/Shanghai',
    calendarId: 'cn',
    tripCostCents: 2500,
    defaultRating: false,
  },
};

export const housing: NewEvent = {
  type: 'org.published.v1',
  data: { code: '320281-hc', name: '江阴市住房和城乡建设局', area: '320281' },
};

/** The national calendar as approval publishes it, or one like it. */
export const calendarPublished = (over: Partial<CalendarDefinition> = {}, time?: string): Envelope => {
  const data = { ...calendarCn, ...over };
  return eventOf('approval', data.calendarId, data.version, {
    type: 'calendar.published.v1',
    data,
    time: time ?? '2026-01-01T01:00:00.000Z',
  });
};
