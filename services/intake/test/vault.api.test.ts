import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromHome, li } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
let reference: string;
beforeAll(async () => {
  intake = await startIntake();
  reference = (await intake.file('citizen-li', fromHome)).body.applicantRef;
});
afterAll(() => intake.stop());

const lookUp = (purpose: string, as = 'service', of = reference) =>
  intake.call('GET', `/internal/parties/${of}?purpose=${purpose}`, { as });
const sealedOf = async (of: string): Promise<Buffer> => {
  const [row] = await intake.rows('select sealed from parties where applicant_ref = $1', [of]);
  if (!Buffer.isBuffer(row?.['sealed'])) throw new Error('nothing sealed');
  return row['sealed'];
};

test.each([
  ['courier', { name: li.name, phone: li.phone, address: li.address }],
  ['invite', { phone: li.phone }],
  ['callback', { name: li.name, phone: li.phone }],
  ['licence', { kind: li.kind, name: li.name, identityNumber: li.identityNumber }],
])('for %s a service is told what that takes, not to be kept', async (purpose, particulars) => {
  const { status, body, headers } = await lookUp(purpose);
  expect([status, body, headers.get('cache-control')]).toEqual([200, particulars, 'no-store']);
});

test('every look-up is recorded, one that finds nothing too, and the record cannot be changed', async () => {
  const nobody = '0'.repeat(32);
  expect(await lookUp('courier', 'service', nobody)).toMatchObject({
    status: 404,
    body: { code: 'party_unknown' },
  });
  const [record] = await intake.rows('select purpose, actor from party_lookups where applicant_ref = $1', [
    nobody,
  ]);
  expect(record).toEqual({ purpose: 'courier', actor: 'service' });
  await expect(intake.rows('delete from party_lookups', [])).rejects.toThrow();
});

test('nobody but a service may ask, and only for a known purpose', async () => {
  for (const as of ['window-clerk', 'admin', 'leader', 'citizen-li']) {
    expect(await lookUp('courier', as)).toMatchObject({ status: 403, body: { code: 'role_missing' } });
  }
  for (const purpose of ['curiosity', '', 'courier&purpose=licence']) {
    expect(await lookUp(purpose)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  }
  expect(await lookUp('courier', 'service', '../cases')).toMatchObject({ status: 404 });
  expect(await lookUp('courier', 'service', 'x')).toMatchObject({ status: 400 });
});

test('what is kept is ciphertext that differs each time', async () => {
  const sealed = await sealedOf(reference);
  for (const text of Object.values(li)) expect(sealed.includes(Buffer.from(text))).toBe(false);
  await intake.file('citizen-li', fromHome);
  expect((await sealedOf(reference)).equals(sealed)).toBe(false);
});

test('the newest particulars win', async () => {
  const applicant = { ...li, identityNumber: '320281198501012345' };
  const filed = await intake.file('citizen-li', { ...fromHome, applicant });
  await intake.file('citizen-li', { ...fromHome, applicant: { ...applicant, phone: '13700000000' } });
  expect((await lookUp('invite', 'service', filed.body.applicantRef)).body).toEqual({ phone: '13700000000' });
});

test('a row moved to another person, or changed by a bit, does not open and says nothing', async () => {
  const applicant = { ...li, identityNumber: '320281197712129876', name: '王秋月' };
  const other = (await intake.file('citizen-wang', { ...fromHome, applicant })).body.applicantRef;
  const sealed = await sealedOf(reference);
  const bent = Buffer.from(sealed);
  bent[40] = (bent[40] ?? 0) ^ 1;
  for (const bytes of [sealed, bent]) {
    await intake.rows('update parties set sealed = $2 where applicant_ref = $1', [other, bytes]);
    const { status, body } = await lookUp('licence', 'service', other);
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toContain(li.name);
  }
});
