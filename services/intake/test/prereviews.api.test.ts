import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whileUnwritable } from './crash.ts';
import { itemBody, li } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
beforeAll(async () => {
  intake = await startIntake();
  const policies = { preconditions: ['land-permit', 'loan'] };
  const item = { ...itemBody, name: '施工许可', policies };
  await intake.call('PUT', '/api/intake/items/building', { as: 'admin', body: item });
});
afterAll(() => intake.stop());

const body = {
  itemCode: 'building',
  region: '320281',
  channel: 'portal',
  applicant: li,
  projectId: '2026-320281-47-01',
  stageGroup: 'construction_permit',
  materials: [{ code: 'drawings', source: 'upload' }],
  waitingFor: ['land-permit', 'loan'],
};
const file = (over: object = {}, key: string = randomUUID(), as = 'citizen-li') =>
  intake.call('POST', '/api/intake/prereviews', { as, key, body: { ...body, ...over } });
const filed = async (): Promise<string> => (await file()).body.prereviewId;
const move = (id: string, step: string, moved: unknown, as = 'officer-ms') =>
  intake.call('POST', `/api/intake/prereviews/${id}/${step}`, { as, body: moved });
const show = (id: string, as = 'citizen-li') => intake.call('GET', `/api/intake/prereviews/${id}`, { as });

const conversion = ['case.submitted.v1', 'document.issued.v1', 'case.accepted.v1', 'document.issued.v1'];

test('a pre-review becomes an accepted case when the last paper it waits for arrives, and its clocks start then', async () => {
  const before = await intake.countOf('case.submitted.v1');
  const id = await filed();
  expect(await move(id, 'review', { passed: true })).toMatchObject({
    status: 200,
    body: { status: 'passed' },
  });
  expect(await move(id, 'arrivals', { material: 'loan' })).toMatchObject({
    body: { status: 'passed', waitingFor: ['land-permit'], arrivals: [{ material: 'loan' }] },
  });
  expect(await intake.countOf('case.submitted.v1')).toBe(before);

  intake.clock.goTo('2026-12-01T10:00:00+08:00');
  const last = await move(id, 'arrivals', { material: 'land-permit' }, 'window-clerk');
  expect(last).toMatchObject({ status: 200, body: { status: 'converted', waitingFor: [] } });
  const { caseId } = last.body;
  expect(await intake.said(caseId)).toMatchObject([
    {
      type: 'case.submitted.v1',
      time: '2026-12-01T02:00:00.000Z',
      data: {
        projectId: body.projectId,
        stageGroup: 'construction_permit',
        materials: [{ code: 'drawings' }, { code: 'loan' }, { code: 'land-permit' }],
      },
    },
    { type: 'document.issued.v1' },
    { type: 'case.accepted.v1', data: { day0: '2026-12-01', officer: 'officer-ms', deemed: false } },
    { type: 'document.issued.v1' },
  ]);
  expect(await intake.said(id)).toMatchObject([
    { type: 'prereview.filed.v1', data: { waitingFor: ['land-permit', 'loan'] } },
    { type: 'prereview.reviewed.v1', data: { passed: true, officer: 'officer-ms' } },
    { type: 'prereview.arrived.v1', data: { material: 'loan' } },
    { type: 'prereview.arrived.v1', data: { material: 'land-permit' } },
    { type: 'prereview.converted.v1', time: '2026-12-01T02:00:00.000Z', data: { caseId } },
  ]);
  expect(await intake.call('GET', `/api/intake/cases/${caseId}`, { as: 'citizen-li' })).toMatchObject({
    status: 200,
    body: { status: 'accepted' },
  });
});

test('what arrived before the review waits for it: then the review converts', async () => {
  const id = await filed();
  for (const material of body.waitingFor) await move(id, 'arrivals', { material });
  expect((await show(id)).body).toMatchObject({ status: 'filed', waitingFor: [] });
  const { body: reviewed } = await move(id, 'review', { passed: true });
  expect(reviewed.status).toBe('converted');
  expect(await intake.typesOf(reviewed.caseId)).toEqual(conversion);
});

test('two arrivals at once convert once', async () => {
  const before = await intake.countOf('case.accepted.v1');
  const id = await filed();
  await move(id, 'review', { passed: true });
  const both = await Promise.all(body.waitingFor.map((material) => move(id, 'arrivals', { material })));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect((await show(id)).body.status).toBe('converted');
  expect(await intake.countOf('case.accepted.v1')).toBe(before + 1);
});

test('a conversion that a crash cut short is finished by itself, once, as of the instant of the arrival', async () => {
  const id = await filed();
  await move(id, 'review', { passed: true });
  await move(id, 'arrivals', { material: 'loan' });
  const at = intake.clock.now().toISOString();
  const cut = await whileUnwritable(intake.ownerUrl, 'building', () =>
    move(id, 'arrivals', { material: 'land-permit' }),
  );
  expect(cut.status).toBe(500);
  const { status, caseId } = (await show(id)).body;
  expect(status).toBe('converting');
  expect(await intake.said(caseId)).toEqual([]);

  intake.clock.goTo(new Date(intake.clock.now().getTime() + 10_000).toISOString());
  await waitUntil(async () => (await show(id)).body.status === 'converted', {
    timeoutMs: 80_000,
    what: 'the conversion',
  });
  expect(await intake.typesOf(caseId)).toEqual(conversion);
  expect((await intake.said(caseId)).map(({ time }) => time)).toEqual([at, at, at, at]);
  expect((await intake.said(id)).at(-1)).toMatchObject({ type: 'prereview.converted.v1', time: at });
  expect(await move(id, 'arrivals', { material: 'land-permit' })).toMatchObject({ status: 409 });
});

test('one that does not pass ends with its reason; so does one that is taken back', async () => {
  const failed = await filed();
  expect(await move(failed, 'review', { passed: false })).toMatchObject({
    status: 422,
    body: { code: 'reason_missing' },
  });
  await move(failed, 'review', { passed: false, reason: '图纸不全' });
  expect(await show(failed)).toMatchObject({ body: { status: 'failed', reason: '图纸不全' } });
  const types = await intake.typesOf(failed);
  expect(types.slice(1)).toEqual(['prereview.reviewed.v1', 'prereview.ended.v1']);
  expect(await move(failed, 'arrivals', { material: 'loan' })).toMatchObject({
    status: 409,
    body: { code: 'wrong_status' },
  });
  const withdrawn = await filed();
  const taken = await move(withdrawn, 'withdrawal', { reason: '不建了' }, 'citizen-li');
  expect(taken).toMatchObject({ status: 200, body: { status: 'withdrawn', reason: '不建了' } });
});

test.each([
  ['for a paper the item does not list', { waitingFor: ['identity'] }, 422, 'precondition_unknown'],
  ['for an item that lists none', { itemCode: 'start-up' }, 422, 'precondition_unknown'],
  ['that waits for nothing', { waitingFor: [] }, 400, 'invalid_request'],
  ['on a promise', { materials: [{ code: 'a', source: 'committed' }] }, 400, 'invalid_request'],
])('a pre-review %s is refused', async (_, over, status, code) => {
  const before = await intake.countOf('prereview.filed.v1');
  expect(await file(over)).toMatchObject({ status, body: { code } });
  expect(await intake.countOf('prereview.filed.v1')).toBe(before);
});

test('it is filed once a key, seen by its own, moved by staff of its area, and nothing of the person is in it', async () => {
  const key = randomUUID();
  const [first, second] = await Promise.all([file({}, key), file({}, key)]);
  expect(second.body).toEqual(first.body);
  const { prereviewId } = first.body;
  expect(await intake.typesOf(prereviewId)).toHaveLength(1);
  expect(await show(prereviewId, 'citizen-wang')).toMatchObject({ body: { code: 'prereview_unknown' } });
  expect(await move(prereviewId, 'review', { passed: true }, 'citizen-li')).toMatchObject({ status: 403 });
  expect(await move(prereviewId, 'arrivals', { material: 'x' }, 'other-county')).toMatchObject({
    status: 403,
    body: { code: 'area_denied' },
  });
  expect(await move(prereviewId, 'arrivals', { material: 'x' })).toMatchObject({
    status: 409,
    body: { code: 'material_not_awaited' },
  });
  const kept = JSON.stringify([
    await intake.said(prereviewId),
    await intake.rows('select * from prereviews', []),
  ]);
  for (const secret of [li.name, li.identityNumber, li.phone, li.address]) expect(kept).not.toContain(secret);
});
