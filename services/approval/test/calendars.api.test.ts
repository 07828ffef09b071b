import { randomUUID } from 'node:crypto';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApproval } from './start-approval.ts';
import { areaPublished, caseAccepted, caseSubmitted } from './given-events.ts';

let approval: Awaited<ReturnType<typeof startApproval>>;
const { calendarId: _id, version: _version, ...calendar } = calendarCn;

beforeAll(async () => {
  approval = await startApproval();
});
afterAll(() => approval.stop());

test('a case decided before its calendar is published bears version 0 and no verdict', async () => {
  const caseId = randomUUID();
  await approval.deliver(caseSubmitted(caseId));
  await approval.deliver(caseAccepted(caseId, []));
  await approval.heard(caseId, 2);
  expect(await approval.call('GET', `/cases/${caseId}`, 'leader')).toMatchObject({
    body: { calendar: 'cn@0', clocks: { promised: { due: null, remaining: null } } },
  });
  await approval.call('POST', `/cases/${caseId}/decision`, 'chief', { outcome: 'granted' });
  const [decided] = await approval.said(caseId);
  expect(decided?.data).toEqual({ outcome: 'granted', officer: 'chief', calendar: 'cn@0' });
});

test('a calendar is published once a change, by an administrator, and shown to anybody', async () => {
  expect(await approval.call('GET', '/calendars/local')).toMatchObject({
    status: 404,
    body: { code: 'calendar_unknown' },
  });
  expect(await approval.call('PUT', '/calendars/local', 'leader', calendar)).toMatchObject({ status: 403 });
  const put = (content: unknown) => approval.call('PUT', '/calendars/local', 'admin', content);
  expect(await put(calendar)).toMatchObject({ status: 200, body: { changed: true } });
  expect(await put(calendar)).toMatchObject({ status: 200, body: { changed: false } });
  const sources = [...calendar.sources, 'a local closure'];
  expect(await put({ ...calendar, sources })).toMatchObject({ body: { changed: true } });
  expect(await approval.call('GET', '/calendars/local')).toMatchObject({
    status: 200,
    body: { version: 2, sources },
  });
  const said = await approval.said('local');
  expect(said.map(({ type, data }) => [type, data['version']])).toEqual([
    ['calendar.published.v1', 1],
    ['calendar.published.v1', 2],
  ]);
});

test('a calendar with impossible dates is refused with the date', async () => {
  const answer = await approval.call('PUT', '/calendars/bad', 'admin', { ...calendar, off: ['2031-01-01'] });
  expect(answer).toMatchObject({ status: 422, body: { code: 'calendar_invalid' } });
  expect(JSON.stringify(answer.body)).toContain('2031-01-01');
});

test('local dates are those of the zone of the nearest published area', async () => {
  await approval.call('PUT', '/calendars/cn', 'admin', calendar);
  for (const [code, zone] of [
    ['320283', 'America/Los_Angeles'],
    ['3202', 'Asia/Shanghai'],
  ] as const) {
    await approval.deliver(areaPublished(code, zone));
    await approval.heard(code, 1);
  }
  const caseId = randomUUID();
  await approval.deliver(caseSubmitted(caseId));
  const accepted = caseAccepted(caseId, [], '320283');
  await approval.deliver({ ...accepted, data: { ...accepted.data, day0: '2026-11-01' } });
  await approval.heard(caseId, 2);
  // 2 November 02:00 UTC is still Sunday 1 November there: no working day has passed
  expect(await approval.call('GET', `/cases/${caseId}`, 'leader')).toMatchObject({
    body: { clocks: { promised: { due: '2026-11-06', elapsedDays: 0 } } },
  });
});
