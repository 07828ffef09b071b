import { randomUUID } from 'node:crypto';
import type { EventData } from '@haoban/contracts/events/catalogue';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import type { StageDefinition } from '../src/core/case.ts';
import { areaPublished, caseAccepted, caseSubmitted, orgPublished } from './given-events.ts';
import { startApproval } from './start-approval.ts';

/** The service with the national calendar, the county 320281 and its organisations. */
export async function approvalInCounty() {
  const approval = await startApproval();
  const { calendarId: _id, version: _version, ...calendar } = calendarCn;
  await approval.call('PUT', '/calendars/cn', 'admin', calendar);
  await approval.deliver(areaPublished('320281', 'Asia/Shanghai'));
  const orgs = ['320281-ms', '320281-nr', '320281-hc', '320281-fd'];
  for (const org of orgs) await approval.deliver(orgPublished(org));
  await approval.deliver(orgPublished('320282-hall', '320282'));
  for (const subject of ['320281', ...orgs, '320282-hall']) await approval.heard(subject, 1);

  return {
    ...approval,
    /** A case accepted on 2 November 2026, 09:30 local. */
    accepted: async (
      stages: StageDefinition[] = [],
      over: Partial<EventData<'case.accepted.v1'>> = {},
    ): Promise<string> => {
      const caseId = randomUUID();
      await approval.deliver(caseSubmitted(caseId));
      await approval.deliver(caseAccepted(caseId, stages, undefined, over));
      await approval.heard(caseId, 2);
      return caseId;
    },
    /** A creating request with a fresh key. */
    create: (path: string, account: string, body: unknown) =>
      approval.call('POST', path, account, body, randomUUID()),
    typesOf: async (subject: string) => (await approval.said(subject)).map(({ type }) => type),
  };
}
