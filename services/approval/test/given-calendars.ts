import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Envelope } from '@haoban/contracts/envelope';
import type { EventData } from '@haoban/contracts/events/catalogue';
import { approvalEvents } from '@haoban/contracts/events/approval';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { Value } from 'typebox/value';
import type { Item } from '../src/core/case.ts';
import { acceptance, item } from './given-case.ts';
import { caseAccepted, caseSubmitted } from './given-events.ts';
import type { startApproval } from './start-approval.ts';

const Calendar = approvalEvents['calendar.published.v1'];
const read = (url: string): unknown => JSON.parse(readFileSync(new URL(url, import.meta.url), 'utf8'));

/** The data file of the national calendar as it lies in its package, ready to be put. */
export const nationalFile = Value.Parse(Calendar, read('../../../packages/sla-clock/data/calendar-cn.json'));

const madeUp = Value.Parse(Calendar, read('calendar-2027-made-up.json'));

/** The same file once a year was added to it: days of 2027 that are made up. */
export const fileWith2027 = {
  ...nationalFile,
  coverage: { from: nationalFile.coverage.from, to: madeUp.coverage.to },
  off: [...nationalFile.off, ...madeUp.off],
  work: [...nationalFile.work, ...madeUp.work],
  sources: [...nationalFile.sources, ...madeUp.sources],
};

/** The service under test. */
export type Approval = Awaited<ReturnType<typeof startApproval>>;
const patience = { timeoutMs: 80_000 };
/** A term in working days. */
export const workdays = (n: number): NonNullable<Item['promised']> => ({ n, unit: 'WD' });
/** Publishes a calendar or, by its path, an overlay. */
export const put = (approval: Approval, path: string, body: unknown) =>
  approval.call('PUT', `/calendars/${path}`, 'admin', body);

/** A case accepted at an instant under a calendar; known as soon as it is open. */
export async function givenCase(
  approval: Approval,
  at: string,
  calendarId: string,
  terms: Partial<Item>,
  over: Partial<EventData<'case.accepted.v1'>> = {},
): Promise<string> {
  const caseId = randomUUID();
  const data = {
    ...acceptance(item({ org: '320281-hc', ...terms })),
    calendarId,
    day0: at.slice(0, 10),
    receivedAt: at,
    ...over,
  };
  await approval.deliver(caseSubmitted(caseId));
  await approval.deliver({ ...caseAccepted(caseId, []), time: at, data });
  await approval.heard(caseId, 2);
  return caseId;
}

/** The events of one type. */
export const ofType = (events: readonly Envelope[], type: string): Envelope[] =>
  events.filter((event) => event.type === type);
/** What a case said of its due dates. */
export const moves = async (approval: Approval, caseId: string): Promise<Envelope[]> =>
  ofType(await approval.said(caseId), 'clock.moved.v1');

/** Waits until every open case follows the newest version of a calendar. */
export const followed = async (approval: Approval, calendarId: string, version: number): Promise<void> => {
  await waitUntil(
    async () => {
      const newest = (await approval.stores.calendars.load(calendarId))?.state.version ?? 0;
      const { body } = await approval.call(
        'GET',
        `/calendars/${calendarId}/versions/${newest}/moved`,
        'admin',
      );
      return newest >= version && body['pending'] === 0;
    },
    { ...patience, what: `cases of ${calendarId} to follow version ${version}` },
  );
};
