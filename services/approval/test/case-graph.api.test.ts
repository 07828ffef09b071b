import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stage } from './given-case.ts';
import { approvalInCounty } from './given-service.ts';

let approval: Awaited<ReturnType<typeof approvalInCounty>>;
beforeAll(async () => {
  approval = await approvalInCounty();
});
afterAll(() => approval.stop());

const post = (path: string, account: string, body?: unknown) => approval.call('POST', path, account, body);
const refusal = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body['code'],
];

test('a joint stage with a survey ends with one opinion, and its rework asks everybody anew', async () => {
  const drawings = stage('drawings', [], {
    org: '320281-fd',
    reviewers: ['320281-nr', '320281-hc'],
    survey: true,
  });
  const caseId = await approval.accepted([drawings]);
  const path = `/cases/${caseId}/stages/drawings`;
  const complete = (body: object) =>
    post(`${path}/completion`, 'officer-fd', { outcome: 'passed', opinion: '同意', ...body });

  await post(`${path}/opinions`, 'officer-nr', { verdict: 'agree', opinion: '无意见' });
  expect(refusal(await complete({}))).toEqual([409, 'opinions_missing']);
  await post(`${path}/opinions`, 'officer-hc', { verdict: 'disagree', opinion: '疏散距离不足' });
  expect(refusal(await complete({}))).toEqual([422, 'disagreement_open']);
  const settled = { settlement: '已增设疏散出口' };
  expect(refusal(await complete(settled))).toEqual([409, 'survey_missing']);
  const { status, body } = await approval.create(`${path}/surveys`, 'officer-fd', {
    passed: true,
    finding: '与图纸一致',
  });
  expect(status).toBe(201);
  const signature = `${path}/surveys/${String(body['surveyId'])}/signature`;
  expect(refusal(await post(signature, 'officer-fd'))).toEqual([403, 'second_officer_missing']);
  await post(signature, 'mayor');
  expect(await complete(settled)).toMatchObject({
    status: 200,
    body: {
      stages: [
        {
          status: 'completed',
          opinion: '同意',
          opinions: [{ org: '320281-nr' }, { verdict: 'disagree' }],
          survey: { officers: ['officer-fd', 'mayor'] },
        },
      ],
    },
  });
  const again = await post(`${path}/reopening`, 'officer-fd', { reason: '图纸变更' });
  expect(again).toMatchObject({ status: 200, body: { stages: [{ status: 'active', attempt: 2 }] } });
  expect(refusal(await complete({}))).toEqual([409, 'opinions_missing']);
  expect(await approval.typesOf(caseId)).toEqual([
    'stage.started.v1',
    'stage.opinion_given.v1',
    'stage.opinion_given.v1',
    'survey.recorded.v1',
    'stage.completed.v1',
    'stage.reopened.v1',
  ]);
});

describe('an extension', () => {
  const asked = { kind: 'A', days: 10, reason: '案情复杂', decision: 'granted' };

  test('is granted by the head of the organ or of government, each once, and moves the term of the law', async () => {
    const caseId = await approval.accepted();
    const extend = (account: string, over: object) =>
      approval.create(`/cases/${caseId}/extensions`, account, { ...asked, ...over });
    expect(await extend('chief', {})).toMatchObject({ status: 201, body: { decision: 'granted' } });
    expect(refusal(await extend('chief', {}))).toEqual([409, 'extension_used']);
    expect(refusal(await extend('chief', { kind: 'B' }))).toEqual([403, 'approver_wrong']);
    expect(refusal(await extend('mayor', { kind: 'B', days: 16 }))).toEqual([422, 'extension_too_long']);
    expect(refusal(await extend('officer-hc', {}))).toEqual([403, 'role_missing']);
    expect((await extend('mayor', { kind: 'B', days: 15, decision: 'refused' })).status).toBe(201);
    expect(await approval.call('GET', `/cases/${caseId}`, 'leader')).toMatchObject({
      body: {
        extensions: [{ kind: 'A', approver: 'chief' }],
        clocks: { statutory: { due: '2026-12-14' }, promised: { due: '2026-11-09' } },
      },
    });
    expect(await approval.typesOf(caseId)).toEqual(['extension.granted.v1', 'extension.refused.v1']);
  });
});

test('a suspension of a special procedure without its notice is recorded as a violation', async () => {
  const caseId = await approval.accepted();
  const hearing = { scope: 'case', reason: 'hearing', plannedDays: 5 };
  const { body } = await approval.create(`/cases/${caseId}/suspensions`, 'officer-hc', hearing);
  const violation = (await approval.said(caseId)).find(({ type }) => type === 'violation.recorded.v1');
  expect(violation?.data).toEqual({
    violationId: body['suspensionId'],
    kind: 'suspension_without_notice',
    clock: 'statutory',
    org: '320281-hc',
    officer: 'officer-hc',
  });
});

test('a case goes to an organisation that exists; from then on that one handles it', async () => {
  const caseId = await approval.accepted();
  const transfer = (account: string, toOrg: string) =>
    post(`/cases/${caseId}/transfer`, account, { toOrg, reason: '职责划转' });
  expect(refusal(await transfer('officer-hc', '320281-none'))).toEqual([422, 'org_unknown']);
  expect(await transfer('officer-hc', '320281-nr')).toMatchObject({ body: { org: '320281-nr' } });
  const decision = { outcome: 'denied', reason: '不符合条件' };
  expect(refusal(await post(`/cases/${caseId}/decision`, 'officer-hc', decision))).toEqual([
    403,
    'org_denied',
  ]);
  expect(await post(`/cases/${caseId}/decision`, 'officer-nr', decision)).toMatchObject({
    body: { status: 'denied', remedy: expect.stringContaining('行政复议') },
  });
});

test('a revoked decision stays closed as it was judged, until the case is opened again', async () => {
  const caseId = await approval.accepted();
  const order = { reason: '材料虚假', document: 'CX-1' };
  await post(`/cases/${caseId}/decision`, 'chief', { outcome: 'granted' });
  expect(refusal(await post(`/cases/${caseId}/revocation`, 'chief', order))).toEqual([
    403,
    'approver_involved',
  ]);
  const silent = await post(`/cases/${caseId}/revocation`, 'mayor', { ...order, reason: ' ' });
  expect(refusal(silent)).toEqual([400, 'invalid_request']);
  const revoked = await post(`/cases/${caseId}/revocation`, 'mayor', order);
  expect(revoked).toMatchObject({ body: { status: 'granted', revoked: { ...order, approver: 'mayor' } } });
  expect(refusal(await post(`/cases/${caseId}/revocation`, 'mayor', order))).toEqual([
    409,
    'decision_revoked',
  ]);
  const reopened = await post(`/cases/${caseId}/reopening`, 'mayor', order);
  expect(reopened.body).toMatchObject({ status: 'open' });
  expect(reopened.body).not.toHaveProperty('revoked');
});
