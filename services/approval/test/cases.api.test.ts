import { randomUUID } from 'node:crypto';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StageDefinition } from '../src/core/case.ts';
import { startApproval } from './start-approval.ts';
import { areaPublished, caseAccepted, caseSubmitted, parallelStages } from './given-events.ts';

let approval: Awaited<ReturnType<typeof startApproval>>;
const { calendarId: _id, version: _version, ...calendar } = calendarCn;

beforeAll(async () => {
  approval = await startApproval();
  await approval.call('PUT', '/calendars/cn', 'admin', calendar);
  await approval.deliver(areaPublished('320281', 'Asia/Shanghai'));
  await approval.heard('320281', 1);
});
afterAll(() => approval.stop());

/** A case accepted on 2 November 2026, 09:30 local. */
async function accepted(stages: StageDefinition[] = [], region?: string): Promise<string> {
  const caseId = randomUUID();
  await approval.deliver(caseSubmitted(caseId));
  await approval.deliver(caseAccepted(caseId, stages, region));
  await approval.heard(caseId, 2);
  return caseId;
}
const typesOf = async (caseId: string) => (await approval.said(caseId)).map(({ type }) => type);
const granted = { outcome: 'granted' };
const passed = { outcome: 'passed' };
const hearing = { scope: 'case', reason: 'hearing', notice: 'TZ-1', plannedDays: 5 };

test('a case goes through parallel stages to a decision that carries the verdict of both clocks', async () => {
  const caseId = await accepted(parallelStages);
  const complete = (stage: string, account: string) =>
    approval.call('POST', `/cases/${caseId}/stages/${stage}/completion`, account, passed);

  expect(await approval.call('POST', `/cases/${caseId}/decision`, 'officer-hc', granted)).toMatchObject({
    status: 409,
    body: { code: 'stages_open' },
  });
  await complete('register', 'officer-ms');
  await complete('land', 'officer-nr');
  const last = await complete('drawings', 'officer-fd');
  expect(last.body).toMatchObject({
    stages: [{}, {}, { status: 'completed' }, { stage: 'permit', status: 'active' }],
  });
  await complete('permit', 'officer-hc');
  const decided = await approval.call('POST', `/cases/${caseId}/decision`, 'officer-hc', granted);
  expect(decided).toMatchObject({ status: 200, body: { status: 'granted' } });

  expect(await typesOf(caseId)).toEqual([
    ...Array.from({ length: 3 }, () => 'stage.started.v1'),
    ...Array.from({ length: 3 }, () => 'stage.completed.v1'),
    'stage.started.v1',
    'stage.completed.v1',
    'case.decided.v1',
  ]);
  const said = await approval.said(caseId);
  expect(said[0]).toMatchObject({ time: '2026-11-02T01:30:00.000Z', region: '320281', sequence: 1 });
  expect(said.at(-1)?.data).toMatchObject({
    outcome: 'granted',
    officer: 'officer-hc',
    calendar: 'cn@1',
    judgement: {
      statutory: { due: '2026-11-30', onTime: true },
      promised: { due: '2026-11-09', elapsedDays: 0 },
    },
  });
});

test('an event delivered twice has its effect once', async () => {
  const caseId = randomUUID();
  const event = caseAccepted(caseId, parallelStages);
  const before = await approval.repeatedSoFar();
  await approval.deliver(caseSubmitted(caseId));
  await approval.deliver(event);
  await approval.heard(caseId, 2);
  await approval.deliver(event);
  await approval.repeated(before + 1);
  expect(await typesOf(caseId)).toEqual(['stage.started.v1', 'stage.started.v1', 'stage.started.v1']);
});

test('a suspension holds the due date back until it ends; the first answer is given again to its key', async () => {
  const caseId = await accepted();
  const key = randomUUID();
  const start = (body: unknown) =>
    approval.call('POST', `/cases/${caseId}/suspensions`, 'officer-hc', body, key);
  const started = await start(hearing);
  expect(started.status).toBe(201);
  expect(await start(hearing)).toMatchObject({ status: 201, body: started.body });
  expect(await start({ ...hearing, plannedDays: 6 })).toMatchObject({
    status: 422,
    body: { code: 'idempotency_key_reused' },
  });
  expect(await typesOf(caseId)).toEqual(['suspension.started.v1', 'document.issued.v1']);

  expect(await approval.call('GET', `/cases/${caseId}`, 'leader')).toMatchObject({
    status: 200,
    body: { calendar: 'cn@1', clocks: { promised: { due: null, remaining: 5 }, statutory: { due: null } } },
  });
  expect(await approval.call('POST', `/cases/${caseId}/decision`, 'officer-hc', granted)).toMatchObject({
    status: 409,
    body: { code: 'suspension_open' },
  });
  const end = `/cases/${caseId}/suspensions/${String(started.body['suspensionId'])}/end`;
  expect(await approval.call('POST', end, 'officer-hc')).toMatchObject({ status: 200 });
  expect(await approval.call('GET', `/cases/${caseId}`, 'window-clerk')).toMatchObject({
    body: { clocks: { promised: { due: '2026-11-09', remaining: 5, provisional: false } } },
  });
});

test('a decided case is decided again only after a re-opening by an approver', async () => {
  const caseId = await accepted();
  const decide = () =>
    approval.call('POST', `/cases/${caseId}/decision`, 'officer-hc', {
      outcome: 'denied',
      reason: '不符合条件',
    });
  const reopening = { reason: '复议撤销', document: 'FY-2026-1' };
  await decide();
  expect(await decide()).toMatchObject({ status: 409, body: { code: 'wrong_status' } });
  expect(await approval.call('POST', `/cases/${caseId}/reopening`, 'officer-hc', reopening)).toMatchObject({
    status: 403,
    body: { code: 'role_missing' },
  });
  const reopened = await approval.call('POST', `/cases/${caseId}/reopening`, 'chief', reopening);
  expect(reopened).toMatchObject({ status: 200, body: { status: 'open' } });
  expect(await decide()).toMatchObject({ status: 200, body: { status: 'denied' } });
  expect(await typesOf(caseId)).toEqual([
    'case.decided.v1',
    'document.issued.v1',
    'case.reopened.v1',
    'case.decided.v1',
    'document.issued.v1',
  ]);
});

describe('refused is', () => {
  let caseId: string;
  beforeAll(async () => {
    caseId = await accepted(parallelStages);
  });
  const refusal = async (
    method: string,
    path: string,
    account: string | undefined,
    body?: unknown,
    key?: string,
  ) => {
    const answer = await approval.call(method, path, account, body, key);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    return [answer.status, answer.body['code']];
  };

  test('a caller without a token: 401, without the role: 403', async () => {
    expect(await refusal('GET', `/cases/${caseId}`, undefined)).toEqual([401, 'token_missing']);
    expect(await refusal('GET', `/cases/${caseId}`, 'citizen-li')).toEqual([403, 'role_missing']);
    expect(await refusal('POST', `/cases/${caseId}/decision`, 'window-clerk', granted)).toEqual([
      403,
      'role_missing',
    ]);
  });

  test('a caller of another area: 403', async () => {
    const denied = [403, 'area_denied'];
    expect(await refusal('GET', `/cases/${caseId}`, 'other-county')).toEqual(denied);
    const abroad = `/cases/${await accepted(parallelStages, '320282')}`;
    expect(await refusal('POST', `${abroad}/stages/register/completion`, 'chief', passed)).toEqual(denied);
    expect(await refusal('POST', `${abroad}/suspensions`, 'chief', hearing, randomUUID())).toEqual(denied);
    expect(await refusal('POST', `${abroad}/decision`, 'chief', granted)).toEqual(denied);
  });

  test("another organisation's stage: 403", async () => {
    const path = `/cases/${caseId}/stages/register/completion`;
    expect(await refusal('POST', path, 'officer-nr', passed)).toEqual([403, 'org_denied']);
  });

  test('an unknown case, stage or suspension: 404', async () => {
    expect(await refusal('GET', '/cases/320281202611020000017', 'leader')).toEqual([404, 'case_unknown']);
    const stage = `/cases/${caseId}/stages/none/completion`;
    expect(await refusal('POST', stage, 'officer-hc', passed)).toEqual([404, 'stage_unknown']);
    const end = `/cases/${caseId}/suspensions/none/end`;
    expect(await refusal('POST', end, 'officer-hc')).toEqual([404, 'suspension_unknown']);
  });

  test('a stage out of turn: 409', async () => {
    const path = `/cases/${caseId}/stages/permit/completion`;
    expect(await refusal('POST', path, 'officer-hc', passed)).toEqual([409, 'stage_not_active']);
  });

  test('an unknown key, an unknown reason or a wrong type: 400', async () => {
    const path = `/cases/${caseId}/suspensions`;
    for (const body of [
      { ...hearing, days: 1 },
      { ...hearing, reason: 'holiday' },
      { ...hearing, plannedDays: '5' },
    ]) {
      expect(await refusal('POST', path, 'officer-hc', body, randomUUID())).toEqual([400, 'invalid_request']);
    }
    expect(await refusal('POST', path, 'officer-hc', hearing)).toEqual([400, 'idempotency_key_missing']);
  });

  test('a suspension that stops nothing: 422', async () => {
    const body = { ...hearing, reason: 'fee_payment' };
    const answer = await refusal('POST', `/cases/${caseId}/suspensions`, 'officer-hc', body, randomUUID());
    expect(answer).toEqual([422, 'reason_stops_nothing']);
  });

  test('a step in a withdrawn case: 409', async () => {
    const withdrawn = await accepted(parallelStages);
    await approval.call('POST', `/cases/${withdrawn}/withdrawal`, 'officer-hc', { reason: '申请人撤回' });
    const path = `/cases/${withdrawn}/stages/register/completion`;
    expect(await refusal('POST', path, 'officer-ms', passed)).toEqual([409, 'wrong_status']);
  });
});
