import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  fileWith2027,
  followed,
  givenCase,
  moves,
  nationalFile,
  ofType,
  put,
  workdays,
} from './given-calendars.ts';
import type { Approval } from './given-calendars.ts';
import { startApproval } from './start-approval.ts';

describe('a year is added to the calendar as a data file (E16)', () => {
  let approval: Approval;
  beforeAll(async () => {
    approval = await startApproval({ from: '2026-12-28T02:00:00.000Z' });
    await put(approval, 'cn', nationalFile);
  });
  afterAll(() => approval.stop());

  test('until then no light goes on; afterwards the due date is final, says so, and lights follow it', async () => {
    const caseId = await givenCase(approval, '2026-12-28T02:00:00.000Z', 'cn', { promised: workdays(20) });
    const clock = async () => (await approval.call('GET', `/cases/${caseId}`, 'leader')).body['clocks'];
    expect(await clock()).toMatchObject({ promised: { due: '2027-01-25', provisional: true } });
    approval.clock.goTo('2027-01-22T09:00:00+08:00');
    await approval.swept();
    expect(await approval.said(caseId)).toEqual([]);

    expect(await put(approval, 'cn', fileWith2027)).toMatchObject({ body: { version: 2, changed: true } });
    await followed(approval, 'cn', 2);
    expect(await clock()).toMatchObject({ promised: { due: '2027-01-26', provisional: false } });
    expect(await moves(approval, caseId)).toMatchObject([
      {
        time: '2027-01-22T01:00:00.000Z',
        data: {
          clock: 'promised',
          from: '2027-01-25',
          to: '2027-01-26',
          previousCalendar: 'cn@1',
          calendar: 'cn@2',
        },
      },
    ]);

    approval.clock.goTo('2027-01-27T09:00:00+08:00');
    await approval.swept();
    expect(ofType(await approval.said(caseId), 'light.raised.v1')).toMatchObject([
      { time: '2027-01-24T16:00:00.000Z', data: { level: 'warn', due: '2027-01-26' } },
      { time: '2027-01-26T16:00:00.000Z', data: { level: 'yellow', due: '2027-01-26' } },
    ]);
  });

  test('every version stays readable, with its sources and who published it when', async () => {
    const first = await approval.call('GET', '/calendars/cn?version=1');
    expect(first.body).toEqual({ ...nationalFile, version: 1 });
    const { body } = await approval.call('GET', '/calendars/cn/versions', 'leader');
    expect(body['rows']).toMatchObject([
      {
        version: 2,
        publishedBy: 'admin',
        publishedAt: '2027-01-22T01:00:00.000Z',
        sources: fileWith2027.sources,
      },
      {
        version: 1,
        publishedBy: 'admin',
        publishedAt: '2026-12-28T02:00:00.000Z',
        coverage: { to: '2026-12-31' },
      },
    ]);
  });
});
