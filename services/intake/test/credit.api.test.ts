import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarPublished, fromApproval } from './given-calendar.ts';
import { itemBody, fromHome, li } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
beforeAll(async () => {
  intake = await startIntake();
  await intake.hear(calendarPublished());
  const policies = { toleratedMaterials: ['seal'], committedMaterials: ['premises'] };
  await intake.call('PUT', '/api/intake/items/with-promise', {
    as: 'admin',
    body: { ...itemBody, policies },
  });
});
afterAll(() => intake.stop());

const filing = (identityNumber: string, source?: string, code = 'premises') => ({
  ...fromHome,
  itemCode: 'with-promise',
  applicant: { ...li, identityNumber },
  materials: source === undefined ? [] : [{ code, source }],
});
const file = (identityNumber: string, source?: string, code?: string) =>
  intake.file('citizen-li', filing(identityNumber, source, code));
const credit = (caseId: string, as = 'officer-ms') =>
  intake.call('GET', `/api/intake/cases/${caseId}/credit`, { as });
const restore = (caseId: string, creditId: string, as: string, body: unknown = { reason: '已补交材料' }) =>
  intake.move(caseId, `credit/${creditId}/restoration`, as, body);
const broken = (caseId: string) =>
  fromApproval(caseId, 1, {
    type: 'commitment.broken.v1',
    data: {
      commitmentId: `${caseId}-commitment`,
      kind: 'commitment',
      materials: ['premises'],
      due: '2027-02-01',
    },
  });
const blocked = { status: 409, body: { code: 'commitment_blocked' } };

test('a broken promise blocks the next one of the same applicant, here and at acceptance, until it is restored', async () => {
  const id = '320281198802023333';
  const first = (await file(id, 'committed')).body;
  const pending = (await file(id, 'committed')).body.caseId;
  const plain = (await file(id)).body.caseId;
  const accepted = await intake.move(first.caseId, 'acceptance', 'window-clerk');
  expect(accepted.body).toMatchObject({ status: 'accepted', committedMaterials: ['premises'] });
  expect((await credit(first.caseId)).body).toEqual({ blocked: false, breaches: [] });

  await intake.hear(broken(first.caseId));
  expect(await intake.said(first.applicantRef)).toMatchObject([
    {
      type: 'credit.recorded.v1',
      data: { caseId: first.caseId, commitmentId: `${first.caseId}-commitment` },
    },
  ]);
  expect(await file(id, 'committed')).toMatchObject(blocked);
  expect(await file(id, 'late', 'seal')).toMatchObject(blocked);
  expect(await intake.move(pending, 'acceptance', 'window-clerk')).toMatchObject(blocked);
  expect((await intake.move(plain, 'acceptance', 'window-clerk')).status).toBe(200);
  expect((await file('320281198802024444', 'committed')).status).toBe(201);

  const seen = await credit(plain);
  expect(seen.body).toMatchObject({ blocked: true, breaches: [{ caseId: first.caseId }] });
  expect(JSON.stringify(seen.body)).not.toMatch(/李春华|3202811988|1381234/);
  const [{ creditId }] = seen.body.breaches;
  expect((await credit(plain, 'citizen-li')).status).toBe(403);
  expect((await credit(plain, 'other-county')).status).toBe(403);

  expect(await restore(first.caseId, creditId, 'officer-ms')).toMatchObject({ status: 403 });
  expect(await restore(plain, creditId, 'chief')).toMatchObject({ body: { code: 'credit_unknown' } });
  expect(await restore(first.caseId, creditId, 'chief', {})).toMatchObject({
    status: 422,
    body: { code: 'reason_missing' },
  });
  expect(await restore(first.caseId, creditId, 'chief')).toMatchObject({
    status: 200,
    body: { blocked: false, breaches: [{ restored: { approver: 'chief', reason: '已补交材料' } }] },
  });
  expect(await restore(first.caseId, creditId, 'chief')).toMatchObject({ body: { code: 'credit_restored' } });
  expect((await intake.move(pending, 'acceptance', 'window-clerk')).status).toBe(200);
  expect((await file(id, 'committed')).status).toBe(201);
});

test('a blocked filing leaves nothing of its applicant behind', async () => {
  const id = '320281198802025555';
  const { caseId, applicantRef } = (await file(id, 'committed')).body;
  await intake.hear(broken(caseId));
  const sealed = await intake.rows('select sealed from parties where applicant_ref = $1', [applicantRef]);
  expect(await file(id, 'committed')).toMatchObject(blocked);
  expect(await intake.rows('select sealed from parties where applicant_ref = $1', [applicantRef])).toEqual(
    sealed,
  );
});

test('a promise broken in a case that was not filed here is heard and kept by nobody', async () => {
  const before = await intake.countOf('credit.recorded.v1');
  await intake.hear(broken('nobodys-case'));
  expect(await intake.countOf('credit.recorded.v1')).toBe(before);
});

test.each([
  ['late', 'charter', 'tolerance_not_allowed'],
  ['committed', 'seal', 'commitment_not_allowed'],
])(
  'a filing with %s material that the item does not allow is taken in but not accepted',
  async (source, code, refusal) => {
    const { caseId } = (await file('320281198802026666', source, code)).body;
    expect(await intake.move(caseId, 'acceptance', 'window-clerk')).toMatchObject({
      status: 422,
      body: { code: refusal },
    });
    const brought = { mended: ['已补交'], materials: [code] };
    await intake.move(caseId, 'on-the-spot-correction', 'window-clerk', brought);
    expect((await intake.move(caseId, 'acceptance', 'window-clerk')).status).toBe(200);
  },
);
