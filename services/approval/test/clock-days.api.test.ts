import { randomUUID } from 'node:crypto';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { item } from './given-case.ts';
import { areaPublished, caseAccepted, caseSubmitted } from './given-events.ts';
import { startApproval } from './start-approval.ts';

let approval: Awaited<ReturnType<typeof startApproval>>;
const caseId = randomUUID();
const { calendarId: _id, version: _version, ...calendar } = calendarCn;

beforeAll(async () => {
  approval = await startApproval({ from: '2026-09-14T10:00:00+08:00' });
  await approval.call('PUT', '/calendars/cn', 'admin', calendar);
  await approval.deliver(areaPublished('320281', 'Asia/Shanghai'));
  await approval.heard('320281', 1);
  const time = '2026-09-14T02:00:00.000Z';
  const permit = item({ org: '320281-hc', promised: { n: 10, unit: 'WD' } });
  const accepted = caseAccepted(caseId, [], '320281', { item: permit, receivedAt: time, day0: '2026-09-14' });
  await approval.deliver(caseSubmitted(caseId));
  await approval.deliver({ ...accepted, time });
  await approval.heard(caseId, 2);
});
afterAll(() => approval.stop());

const clockAt = async (query = '') => {
  const { body } = await approval.call('GET', `/cases/${caseId}/clock${query}`, 'leader');
  return body;
};

test('E6: the clock is explained day by day, under the calendar and its sources, now and as it was seen', async () => {
  const review = { scope: 'case', reason: 'expert_review', notice: 'TZ-1', plannedDays: 10 };
  approval.clock.goTo('2026-09-22T15:00:00+08:00');
  const started = await approval.call(
    'POST',
    `/cases/${caseId}/suspensions`,
    'officer-hc',
    review,
    randomUUID(),
  );
  approval.clock.goTo('2026-09-25T10:00:00+08:00');
  expect(await clockAt()).toMatchObject({ clocks: [{ clock: 'promised', due: null, remaining: 3 }] });
  approval.clock.goTo('2026-10-09T09:30:00+08:00');
  const end = `/cases/${caseId}/suspensions/${String(started.body['suspensionId'])}/end`;
  expect(await approval.call('POST', end, 'officer-hc')).toMatchObject({ status: 200 });

  const now = await clockAt();
  expect(now).toMatchObject({
    caseId,
    zone: 'Asia/Shanghai',
    day0: '2026-09-14',
    calendar: { calendarId: 'cn', version: 1, from: calendar.coverage.from, sources: calendar.sources },
    clocks: [{ clock: 'promised', due: '2026-10-13', removedDays: 7, provisional: false }],
  });
  expect(JSON.stringify(now)).toContain(
    '{"date":"2026-10-08","kind":"work","counted":false,"suspendedBy":["expert_review"]}',
  );
  expect(JSON.stringify(now)).toContain('{"date":"2026-10-10","kind":"makeup","counted":true,"n":8}');
  expect(await clockAt('?asOf=2026-09-25T02:00:00Z')).toMatchObject({
    asOf: '2026-09-25T02:00:00.000Z',
    clocks: [{ due: null, remaining: 3 }],
  });
});

test('the explanation is for staff of the area; a malformed instant is refused', async () => {
  const path = `/cases/${caseId}/clock`;
  expect(await approval.call('GET', path, 'other-county')).toMatchObject({ body: { code: 'area_denied' } });
  expect(await approval.call('GET', path, 'citizen-li')).toMatchObject({ body: { code: 'role_missing' } });
  expect(await approval.call('GET', `${path}?asOf=yesterday`, 'leader')).toMatchObject({ status: 400 });
});
