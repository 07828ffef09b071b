import { randomUUID } from 'node:crypto';
import type { Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '../src/core/open-case.ts';
import { areaPublished, caseAccepted, caseSubmitted, parallelStages } from './given-events.ts';
import { startApproval } from './start-approval.ts';

let approval: Awaited<ReturnType<typeof startApproval>>;
const { calendarId: _id, version: _version, ...calendar } = calendarCn;
const theme = { code: 'home', name: '不动产登记', items: ['sale', 'tax'], promised: { n: 5, unit: 'WD' } };
const morning = '2026-03-02T01:30:00.000Z';

beforeAll(async () => {
  approval = await startApproval({ from: '2026-03-02T02:00:00.000Z' });
  await approval.call('PUT', '/calendars/cn', 'admin', calendar);
  await approval.deliver(areaPublished('320281', 'Asia/Shanghai'));
  await approval.deliver({
    ...areaPublished('home', '-'),
    type: 'theme.published.v1',
    data: theme,
    region: '-',
  });
  await approval.heard('320281', 1);
  await approval.heard('home', 1);
});
afterAll(() => approval.stop());

type Of = Record<string, unknown>;
const now = () => approval.clock.now().toISOString();
const submit = async (caseId: string, of: Of): Promise<void> => {
  const event = caseSubmitted(caseId);
  await approval.deliver({ ...event, time: morning, data: { ...event.data, ...of } });
};
/** A filing of a joint, accepted now. */
async function accepted(of: Of, caseId: string = randomUUID()): Promise<string> {
  await submit(caseId, of);
  const event = caseAccepted(caseId, []);
  const day0 = approval.clock.now().toISOString().slice(0, 10);
  await approval.deliver({ ...event, time: now(), data: { ...event.data, day0, receivedAt: morning } });
  await approval.heard(caseId, 2);
  return caseId;
}
const show = (jointId: string, as = 'leader') => approval.call('GET', `/joints/${jointId}`, as);
const decide = (caseId: string) =>
  approval.call('POST', `/cases/${caseId}/decision`, 'chief', { outcome: 'granted' });
const closed = (jointId: string) =>
  waitUntil(async () => (await show(jointId)).body['status'] === 'closed', {
    timeoutMs: 80_000,
    what: `the end of ${jointId}`,
  });
const said = async (subject: string) =>
  (await approval.said(subject)).map(({ type, time, data }: Envelope) => [
    type,
    time,
    ...('level' in data ? [data['level'], data['due']] : []),
  ]);
const extend = (jointId: string, as: string, days: number) =>
  approval.call(
    'POST',
    `/joints/${jointId}/extensions`,
    as,
    { days, reason: '多部门联合论证' },
    randomUUID(),
  );

test('a bundle has one clock by the promise of its theme, until its last case ended', async () => {
  const bundleId = randomUUID();
  const joint = `bundle:${bundleId}`;
  const of = { bundleId, bundleTheme: 'home', bundleSize: 3 };
  expect(await show(joint)).toMatchObject({ status: 404, body: { code: 'joint_unknown' } });
  const pending = randomUUID();
  await submit(pending, of);
  const first = await accepted(of);
  const second = await accepted(of);
  expect(await show(joint)).toMatchObject({
    status: 200,
    body: {
      kind: 'bundle',
      status: 'open',
      term: theme.promised,
      clock: { due: '2026-03-09', remaining: 5, onTime: null },
    },
  });
  const { body } = await show(joint);
  expect(body['cases']).toHaveLength(3);
  expect(body['cases']).toContainEqual(expect.objectContaining({ caseId: pending, status: 'filed' }));

  const hearing = { scope: 'case', reason: 'hearing', notice: 'TZ-1', plannedDays: 5 };
  const suspend = (caseId: string) =>
    approval.call('POST', `/cases/${caseId}/suspensions`, 'officer-hc', hearing, randomUUID());
  await suspend(first);
  expect((await show(joint)).body['clock']).toMatchObject({ due: '2026-03-09' });
  const { suspensionId } = (await suspend(second)).body;
  expect((await show(joint)).body['clock']).toMatchObject({ due: null });
  await approval.call('POST', `/cases/${second}/suspensions/${String(suspensionId)}/end`, 'officer-hc');
  await decide(second);
  await approval.call('POST', `/cases/${first}/withdrawal`, 'chief', { reason: '不办了' });
  expect((await show(joint)).body['status']).toBe('open');
  const refusal = { type: 'case.refused.v1', data: { reason: '不属于本机关' }, sequence: 2, time: now() };
  await approval.deliver({ ...caseSubmitted(pending), ...refusal, id: randomUUID() });
  await closed(joint);
  expect(await show(joint)).toMatchObject({ body: { clock: { elapsedDays: 0, onTime: true } } });
  expect((await said(joint)).map(([type]) => type)).toEqual(['joint.opened.v1', 'joint.closed.v1']);
});

describe('a stage of a construction project', () => {
  const projectId = '2026-320281-47-01';
  const joint = `project:${projectId}:construction_permit`;
  const of = { projectId, stageGroup: 'construction_permit' };
  let cases: string[];

  test('has 45 working days from the first acceptance, and says when they run out', async () => {
    cases = [await accepted(of), await accepted(of)];
    await accepted({ projectId, stageGroup: 'completion' });
    expect(await show(joint)).toMatchObject({
      body: { term: { n: 45, unit: 'WD' }, clock: { due: '2026-05-08', remaining: 45 } },
    });
    const { body } = await approval.call('GET', `/projects/${projectId}`, 'leader');
    expect(body['stages']).toMatchObject([
      { stageGroup: 'land_planning', joint: null },
      { stageGroup: 'construction_planning', joint: null },
      { stageGroup: 'construction_permit', name: { zh: '施工许可' }, joint: { cases: [{}, {}] } },
      { stageGroup: 'completion', joint: { cases: [{}] } },
    ]);
    approval.clock.goTo('2026-05-07T09:00:00+08:00');
    await approval.swept();
    expect(await said(joint)).toEqual([
      ['joint.opened.v1', '2026-03-02T02:00:00.000Z'],
      ['light.raised.v1', '2026-05-06T16:00:00.000Z', 'warn', '2026-05-08'],
    ]);
  });

  test('is extended once, by fifteen days at most, by the head of government', async () => {
    const refused = (answer: { status: number; body: Of }) => [answer.status, answer.body['code']];
    expect(refused(await extend(joint, 'officer-hc', 5))).toEqual([403, 'role_missing']);
    expect(refused(await extend(joint, 'chief', 5))[1]).toBe('approver_wrong');
    expect(refused(await extend(joint, 'mayor', 16))[1]).toBe('extension_too_long');
    expect((await extend(joint, 'mayor', 15)).status).toBe(201);
    expect(refused(await extend(joint, 'mayor', 1))[1]).toBe('extension_used');
    expect(await show(joint)).toMatchObject({
      body: { clock: { due: '2026-05-28' }, extensions: [{ days: 15, approver: 'mayor' }] },
    });
  });

  test('turns red when the longer term is over too, each rung once and in order though nobody looked', async () => {
    approval.clock.goTo('2026-06-03T09:00:00+08:00');
    await approval.swept();
    expect((await said(joint)).slice(2)).toEqual([
      ['extension.granted.v1', '2026-05-07T01:00:00.000Z'],
      ['light.raised.v1', '2026-05-26T16:00:00.000Z', 'warn', '2026-05-28'],
      ['light.raised.v1', '2026-05-28T16:00:00.000Z', 'red', '2026-05-28'],
    ]);
    expect(await extend(joint, 'mayor', 5)).toMatchObject({ status: 409 });
  });

  test('is over with its last case, goes on when one is opened again, and starts anew with a later one', async () => {
    for (const caseId of cases) await decide(caseId);
    await closed(joint);
    expect(await show(joint)).toMatchObject({ body: { clock: { onTime: false } } });
    expect(await extend(joint, 'mayor', 5)).toMatchObject({ status: 409, body: { code: 'joint_closed' } });

    const reopening = { reason: '复议撤销', document: 'FY-2026-1' };
    await approval.call('POST', `/cases/${cases[0] ?? ''}/reopening`, 'chief', reopening);
    await waitUntil(async () => (await show(joint)).body['status'] === 'open', {
      timeoutMs: 80_000,
      what: 'the joint to go on',
    });
    await decide(cases[0] ?? '');
    await closed(joint);

    approval.clock.goTo('2026-08-03T09:00:00+08:00');
    await accepted(of);
    expect(await show(joint)).toMatchObject({
      body: { status: 'open', openedAt: '2026-08-03T01:00:00.000Z', cases: [{ status: 'open' }] },
    });
    expect((await show(joint)).body['clock']).toMatchObject({ remaining: 45 });
  });

  test('is shown in its area alone', async () => {
    expect(await show(joint, 'other-county')).toMatchObject({ status: 403, body: { code: 'area_denied' } });
    const project = (id: string, as: string) => approval.call('GET', `/projects/${id}`, as);
    expect(await project(projectId, 'other-county')).toMatchObject({ status: 403 });
    expect(await project('none', 'leader')).toMatchObject({ status: 404, body: { code: 'project_unknown' } });
  });
});

test('an acceptance whose process died before its joint opened opens it when it is delivered again', async () => {
  const caseId = randomUUID();
  await submit(caseId, { projectId: 'P-8', stageGroup: 'completion' });
  await approval.heard(caseId, 1);
  const event = caseAccepted(caseId, parallelStages);
  const opening = { caseId, region: '320281', at: event.time, data: dataOf(event, 'case.accepted.v1') };
  const submission = (await approval.stores.filings.load(caseId))?.state;
  await approval.stores.cases.execute({
    subject: caseId,
    region: '320281',
    context: { actor: 'test' },
    decide: (before) => openCase(before, { ...opening, submission }),
  });
  await approval.deliver(event);
  await approval.heard(caseId, 2);
  expect((await said('project:P-8:completion')).map(([type]) => type)).toEqual(['joint.opened.v1']);
  const started = (await approval.said(caseId)).filter(({ type }) => type === 'stage.started.v1');
  expect(started).toHaveLength(3);
});

test('an acceptance that is delivered again opens nothing twice', async () => {
  const of = { projectId: 'P-9', stageGroup: 'completion' };
  const caseId = await accepted(of);
  const repeated = await approval.repeatedSoFar();
  const event = caseAccepted(caseId, []);
  await approval.deliver(event);
  await approval.repeated(repeated + 1);
  expect((await said('project:P-9:completion')).map(([type]) => type)).toEqual(['joint.opened.v1']);
});
