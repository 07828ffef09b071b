import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parallelStages } from './given-events.ts';
import { approvalInCounty } from './given-service.ts';

let approval: Awaited<ReturnType<typeof approvalInCounty>>;
beforeAll(async () => {
  approval = await approvalInCounty();
});
afterAll(() => approval.stop());

const leave = {
  officer: 'officer-ms',
  substitute: 'officer-nr',
  org: '320281-ms',
  from: '2026-11-03T08:00:00+08:00',
  to: '2026-11-05T08:00:00+08:00',
  reason: '年休假',
};
const set = (over: Partial<typeof leave> = {}, account = 'chief') =>
  approval.create('/substitutions', account, { ...leave, ...over });
const code = async (answer: ReturnType<typeof set>) => {
  const { status, body } = await answer;
  return [status, body['code']];
};

test('a substitute acts for the organisation of the officer who is away, under the own name, while it lasts', async () => {
  const caseId = await approval.accepted(parallelStages);
  const complete = () =>
    approval.call('POST', `/cases/${caseId}/stages/register/completion`, 'officer-nr', { outcome: 'passed' });
  const key = randomUUID();
  const first = await approval.call('POST', '/substitutions', 'chief', leave, key);
  expect(first).toMatchObject({ status: 201, body: { ...leave, approver: 'chief', running: false } });
  expect((await approval.call('POST', '/substitutions', 'chief', leave, key)).body).toEqual(first.body);

  expect(await complete()).toMatchObject({ status: 403, body: { code: 'org_denied' } });
  approval.clock.goTo('2026-11-03T09:00:00+08:00');
  expect(await approval.call('GET', '/substitutions?running=true', 'officer-hc')).toMatchObject({
    body: { substitutions: [{ officer: 'officer-ms', substitute: 'officer-nr', running: true }] },
  });
  expect((await complete()).status).toBe(200);
  expect((await approval.said(caseId)).at(-1)?.data).toMatchObject({
    stage: 'register',
    org: '320281-ms',
    officer: 'officer-nr',
  });
});

test('a substitution that is ended early ends at once', async () => {
  const { body } = await set({ officer: 'officer-fd', org: '320281-fd', substitute: 'officer-hc' });
  const end = () =>
    approval.call('POST', `/substitutions/officer-fd/${String(body['substitutionId'])}/end`, 'chief');
  expect(await end()).toMatchObject({ status: 200, body: { running: false } });
  expect(await end()).toMatchObject({ status: 409, body: { code: 'substitution_ended' } });
  const caseId = await approval.accepted(parallelStages);
  const late = await approval.call('POST', `/cases/${caseId}/stages/drawings/completion`, 'officer-hc', {
    outcome: 'passed',
  });
  expect(late).toMatchObject({ status: 403, body: { code: 'org_denied' } });
  expect(await approval.typesOf('officer-fd')).toEqual(['substitution.set.v1', 'substitution.ended.v1']);
});

test('refused are overlaps, chains, strangers and times that are over', async () => {
  expect(await code(set({ substitute: 'officer-hc' }))).toEqual([409, 'substitution_overlap']);
  const chained = { officer: 'officer-nr', org: '320281-nr', substitute: 'officer-hc' };
  expect(await code(set(chained))).toEqual([409, 'substitution_chain']);
  expect(await code(set({ officer: 'officer-hc', substitute: 'officer-ms' }))).toEqual([
    409,
    'substitution_chain',
  ]);
  expect(await code(set({ substitute: 'officer-ms' }))).toEqual([422, 'substitute_unfit']);
  expect(await code(set({ from: leave.to, to: leave.from }))).toEqual([422, 'substitution_unfit']);
  expect(await code(set({ org: 'none' }))).toEqual([422, 'org_unknown']);
  expect(await code(set({ org: '320282-hall' }))).toEqual([403, 'area_denied']);
  expect(await code(set({}, 'officer-hc'))).toEqual([403, 'role_missing']);
  expect(await approval.call('POST', '/substitutions/nobody/none/end', 'chief')).toMatchObject({
    status: 404,
    body: { code: 'substitution_unknown' },
  });
  expect(await approval.typesOf('officer-nr')).toEqual([]);
});
