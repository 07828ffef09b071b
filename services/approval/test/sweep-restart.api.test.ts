import { randomUUID } from 'node:crypto';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { areaPublished, caseAccepted, caseSubmitted } from './given-events.ts';
import { startApproval } from './start-approval.ts';

let approval: Awaited<ReturnType<typeof startApproval>>;
const { calendarId: _id, version: _version, ...calendar } = calendarCn;
beforeAll(async () => {
  approval = await startApproval({ sweeping: false });
  await approval.call('PUT', '/calendars/cn', 'admin', calendar);
  await approval.deliver(areaPublished('320281', 'Asia/Shanghai'));
  await approval.heard('320281', 1);
});
afterAll(() => approval.stop());

test('a sweep that starts after several midnights raises every light once, at its own midnight', async () => {
  const caseIds = [randomUUID(), randomUUID(), randomUUID()];
  for (const caseId of caseIds) {
    await approval.deliver(caseSubmitted(caseId));
    await approval.deliver(caseAccepted(caseId, []));
    await approval.heard(caseId, 2);
  }
  approval.clock.goTo('2026-12-01T09:00:00+08:00');
  for (const caseId of caseIds) expect(await approval.said(caseId)).toEqual([]);
  approval.sweep();
  approval.sweep();
  await approval.swept();
  for (const caseId of caseIds) {
    const said = await approval.said(caseId);
    expect(
      said.map(({ time, recordedat, data }) => [time, recordedat, data['clock'], data['level']]),
    ).toEqual(
      [
        ['2026-11-05T16:00:00.000Z', 'promised', 'warn'],
        ['2026-11-09T16:00:00.000Z', 'promised', 'yellow'],
        ['2026-11-26T16:00:00.000Z', 'statutory', 'warn'],
        ['2026-11-30T16:00:00.000Z', 'statutory', 'red'],
      ].map(([time, ...light]) => [time, '2026-12-01T01:00:00.000Z', ...light]),
    );
  }
});
