import { randomUUID } from 'node:crypto';
import { isCaseNumber } from '@haoban/contracts/case-number';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromHome, itemBody, li } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.stop());
const filedSoFar = () => intake.countOf('case.submitted.v1');

test('200 filings at once get 200 consecutive numbers with right check digits', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, () => intake.file('citizen-li', fromHome)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  const numbers = answers.map(({ body }): string => body.caseId);
  expect(numbers.every(isCaseNumber)).toBe(true);
  const sequences = numbers.map((number) => Number(number.slice(14, 20))).toSorted((a, b) => a - b);
  expect(sequences).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  expect(new Set(answers.map(({ body }) => body.applicantRef)).size).toBe(1);
  expect(await filedSoFar()).toBe(200);
});

test('a filing sent again with its key gets the same answer, query code included, and no second event', async () => {
  const before = await filedSoFar();
  const key = randomUUID();
  const first = await intake.file('citizen-li', fromHome, key);
  const again = await intake.file('citizen-li', fromHome, key);
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect(await filedSoFar()).toBe(before + 1);
});

test('a filing sent again gets its answer although the item takes no more filings since', async () => {
  await intake.call('PUT', '/api/intake/items/short-lived', { as: 'admin', body: itemBody });
  const key = randomUUID();
  const filing = { ...fromHome, itemCode: 'short-lived' };
  const first = await intake.file('citizen-li', filing, key);
  expect(first.status).toBe(201);
  await intake.call('POST', '/api/intake/items/short-lived/retirement', { as: 'admin' });
  const again = await intake.file('citizen-li', filing, key);
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect(await intake.file('citizen-li', filing)).toMatchObject({ body: { code: 'item_unknown' } });
});

test('sent many times at once with one key it is one case', async () => {
  const before = await filedSoFar();
  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => intake.file('citizen-li', fromHome, key)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
  expect(new Set(answers.map(({ body }) => body.caseId)).size).toBe(1);
  expect(await filedSoFar()).toBe(before + 1);
});

test('the same key is another caller’s own', async () => {
  const key = randomUUID();
  const first = await intake.file('citizen-li', fromHome, key);
  const other = await intake.file('citizen-wang', fromHome, key);
  expect([first.status, other.status]).toEqual([201, 201]);
  expect(other.body.caseId).not.toBe(first.body.caseId);
});

test('a key used for another filing is refused, and so is a filing without one', async () => {
  const before = await filedSoFar();
  const key = randomUUID();
  await intake.file('citizen-li', fromHome, key);
  const other = { ...fromHome, applicant: { ...li, phone: '13900000000' } };
  expect(await intake.file('citizen-li', other, key)).toMatchObject({
    status: 422,
    body: { code: 'idempotency_key_reused' },
  });
  const unkeyed = await intake.call('POST', '/api/intake/cases', { as: 'citizen-li', body: fromHome });
  expect(unkeyed).toMatchObject({ status: 400, body: { code: 'idempotency_key_missing' } });
  expect(await filedSoFar()).toBe(before + 1);
});

test.each([
  ['an item nobody offers', { itemCode: 'none' }, 'item_unknown'],
  ['an area nobody published', { region: '990000' }, 'area_unknown'],
  ['a hall that is none', { hall: 'none' }, 'hall_unknown'],
  ['a window the hall lacks', { hall: '320281-hall', window: '9' }, 'hall_unknown'],
])('a filing for %s is refused and leaves nothing behind', async (_, over, code) => {
  const before = await filedSoFar();
  const stranger = { ...li, identityNumber: `X-${randomUUID().slice(0, 20)}` };
  const parties = await intake.rows('select 1 from parties', []);
  const refused = await intake.file('citizen-li', { ...fromHome, ...over, applicant: stranger });
  expect(refused).toMatchObject({ status: 422, body: { code } });
  expect(await filedSoFar()).toBe(before);
  expect(await intake.rows('select 1 from parties', [])).toHaveLength(parties.length);
});
