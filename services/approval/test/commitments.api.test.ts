import { randomUUID } from 'node:crypto';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { areaPublished, caseAccepted, caseSubmitted } from './given-events.ts';
import { startApproval } from './start-approval.ts';

let approval: Awaited<ReturnType<typeof startApproval>>;
const { calendarId: _id, version: _version, ...calendar } = calendarCn;
beforeAll(async () => {
  approval = await startApproval();
  await approval.call('PUT', '/calendars/cn', 'admin', calendar);
  await approval.deliver(areaPublished('320281', 'Asia/Shanghai'));
  await approval.heard('320281', 1);
});
afterAll(() => approval.stop());

/** A case accepted on 2 November 2026 without its seal, whose charter was promised. */
async function acceptedWithout(): Promise<string> {
  const caseId = randomUUID();
  const { data, ...event } = caseAccepted(caseId, []);
  await approval.deliver(caseSubmitted(caseId));
  await approval.deliver({
    ...event,
    data: {
      ...data,
      tolerance: true,
      committed: true,
      lateMaterials: ['seal'],
      committedMaterials: ['charter'],
    },
  });
  await approval.heard(caseId, 2);
  await approval.swept();
  return caseId;
}
const settle = (caseId: string, kind: string, how: string, as: string, body?: unknown) =>
  approval.call('POST', `/cases/${caseId}/commitments/${caseId}-${kind}/${how}`, as, body);
const saidOf = async (caseId: string) =>
  (await approval.said(caseId)).filter(({ type }) => type.startsWith('commitment.'));

test('commitments are said at acceptance, kept by an officer of the case, and broken by time at midnight', async () => {
  const caseId = await acceptedWithout();
  expect(await saidOf(caseId)).toMatchObject([
    {
      type: 'commitment.due.v1',
      time: '2026-11-02T01:30:00.000Z',
      data: {
        commitmentId: `${caseId}-tolerance`,
        kind: 'tolerance',
        materials: ['seal'],
        due: '2026-11-16',
      },
    },
    { type: 'commitment.due.v1', data: { kind: 'commitment', materials: ['charter'], due: '2027-01-25' } },
  ]);
  const shown = await approval.call('GET', `/cases/${caseId}/commitments`, 'leader');
  expect(shown.body).toMatchObject({ commitments: [{ status: 'due' }, { status: 'due' }] });

  expect(await settle(caseId, 'commitment', 'fulfilment', 'officer-ms')).toMatchObject({
    status: 403,
    body: { code: 'org_denied' },
  });
  expect(await settle(caseId, 'commitment', 'breach', 'officer-hc', {})).toMatchObject({
    status: 422,
    body: { code: 'reason_missing' },
  });
  expect(await settle(caseId, 'commitment', 'fulfilment', 'officer-hc')).toMatchObject({
    status: 200,
    body: { commitments: [{ status: 'due' }, { kind: 'commitment', status: 'kept' }] },
  });
  const late = { reason: '不符' };
  expect(await settle(caseId, 'commitment', 'breach', 'officer-hc', late)).toMatchObject({
    status: 409,
    body: { code: 'commitment_settled' },
  });
  expect(await settle(caseId, 'none', 'fulfilment', 'officer-hc')).toMatchObject({
    status: 404,
    body: { code: 'commitment_unknown' },
  });

  approval.clock.goTo('2026-11-16T23:59:59+08:00');
  await approval.swept();
  expect((await saidOf(caseId)).map(({ type }) => type)).not.toContain('commitment.broken.v1');
  approval.clock.goTo('2026-11-17T00:00:00+08:00');
  await approval.swept();
  expect((await saidOf(caseId)).at(-1)).toMatchObject({
    type: 'commitment.broken.v1',
    time: '2026-11-16T16:00:00.000Z',
    data: { commitmentId: `${caseId}-tolerance`, materials: ['seal'] },
  });
  expect(await settle(caseId, 'tolerance', 'fulfilment', 'officer-hc')).toMatchObject({ status: 409 });
});
