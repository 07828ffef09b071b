import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileWith2027, followed, givenCase, nationalFile, ofType, put } from './given-calendars.ts';
import type { Approval } from './given-calendars.ts';
import { startApproval } from './start-approval.ts';
import { waitUntil } from '@haoban/local-stack/test-fixtures';

let approval: Approval;
const acceptedAt = '2026-11-02T02:00:00.000Z';
const promise = { tolerance: false, committed: true, committedMaterials: ['charter'] };
const dueOf = async (caseId: string) =>
  ofType(await approval.said(caseId), 'commitment.due.v1').map(({ data }) => data['due']);
const followedBy = (caseId: string, dues: string[]) =>
  waitUntil(async () => (await dueOf(caseId)).join() === dues.join(), {
    what: `${caseId} to be due on ${dues.join()}`,
    timeoutMs: 30_000,
  });
const brokenOf = async (caseId: string) => ofType(await approval.said(caseId), 'commitment.broken.v1');

beforeAll(async () => {
  approval = await startApproval();
});
afterAll(() => approval.stop());

test('a promise outlives the decision and the year: who publishes the days of the next one has it followed', async () => {
  const early = await givenCase(approval, acceptedAt, 'cn', {}, promise);
  await approval.call('POST', `/cases/${early}/decision`, 'officer-hc', { outcome: 'granted' });
  // without a calendar nobody could say until when
  expect(await approval.said(early)).toMatchObject([{ type: 'case.decided.v1' }]);
  await put(approval, 'cn', nationalFile);
  await followed(approval, 'cn', 1);
  const late = await givenCase(approval, acceptedAt, 'cn', {}, promise);
  await approval.swept();
  await approval.call('POST', `/cases/${late}/decision`, 'officer-hc', { outcome: 'granted' });
  for (const caseId of [early, late]) await followedBy(caseId, ['2027-01-25']);

  await put(approval, 'cn', fileWith2027);
  for (const caseId of [early, late]) await followedBy(caseId, ['2027-01-25', '2027-01-26']);
  approval.clock.goTo('2027-01-29T09:00:00+08:00');
  await approval.swept();
  for (const caseId of [early, late])
    expect(await brokenOf(caseId)).toMatchObject([
      { time: '2027-01-26T16:00:00.000Z', data: { due: '2027-01-26' } },
    ]);
});
