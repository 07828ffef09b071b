import { afterAll, beforeAll, expect, test } from 'vitest';
import { item, stage } from './given-case.ts';
import { approvalInCounty } from './given-service.ts';

let approval: Awaited<ReturnType<typeof approvalInCounty>>;
beforeAll(async () => {
  approval = await approvalInCounty();
});
afterAll(() => approval.stop());

const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T10:00:00+08:00`;

test('E12: three parallel stages each count their own days, and one day alone leaves the case clock', async () => {
  const stages = [
    stage('A', [], { org: '320281-ms' }),
    stage('B', [], { org: '320281-nr', term: { n: 7, unit: 'WD' } }),
    stage('C', [], { org: '320281-fd' }),
  ];
  const caseId = await approval.accepted(stages, {
    item: item({ org: '320281-hc', stages, promised: { n: 10, unit: 'WD' } }),
  });
  const clocks = async () => (await approval.call('GET', `/cases/${caseId}`, 'leader')).body['clocks'];
  const complete = (code: string, account: string) =>
    approval.call('POST', `/cases/${caseId}/stages/${code}/completion`, account, { outcome: 'passed' });

  approval.clock.goTo(at(4));
  const review = { scope: 'stage', stage: 'B', reason: 'expert_review', notice: 'TZ-1', plannedDays: 4 };
  const { body } = await approval.create(`/cases/${caseId}/suspensions`, 'officer-nr', review);
  expect(await clocks()).toMatchObject({ promised: { due: '2026-11-16' }, stages: { B: { due: null } } });
  approval.clock.goTo(at(5));
  await complete('A', 'officer-ms');
  approval.clock.goTo(at(9));
  await complete('C', 'officer-fd');
  expect(await clocks()).toMatchObject({ promised: { due: null, remaining: 5, elapsedDays: 5 } });
  approval.clock.goTo(at(10));
  await approval.call(
    'POST',
    `/cases/${caseId}/suspensions/${String(body['suspensionId'])}/end`,
    'officer-nr',
  );
  approval.clock.goTo(at(13));
  await complete('B', 'officer-nr');
  await approval.call('POST', `/cases/${caseId}/decision`, 'officer-hc', { outcome: 'granted' });

  expect(await clocks()).toEqual({
    promised: { due: '2026-11-17', remaining: 2, elapsedDays: 8, provisional: false },
    stages: {
      A: { due: null, remaining: null, elapsedDays: 3, provisional: false, onTime: null },
      B: { due: '2026-11-17', remaining: 2, elapsedDays: 5, provisional: false, onTime: true },
      C: { due: null, remaining: null, elapsedDays: 5, provisional: false, onTime: null },
    },
  });
  const decided = (await approval.said(caseId)).find(({ type }) => type === 'case.decided.v1');
  expect(decided?.data).toMatchObject({
    calendar: 'cn@1',
    judgement: { promised: { due: '2026-11-17', elapsedDays: 8, onTime: true } },
  });
});
