import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whileUnwritable } from './crash.ts';
import { hall, itemBody, li } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
const put = (path: string, body: unknown) => intake.call('PUT', `/api/intake/${path}`, { as: 'admin', body });

beforeAll(async () => {
  intake = await startIntake();
  for (const code of ['sale', 'tax', 'register', 'shop'])
    await put(`items/${code}`, { ...itemBody, name: code });
  await put('themes/home', {
    name: '不动产登记一件事',
    items: ['sale', 'tax', 'register'],
    promised: { n: 4, unit: 'WD' },
  });
});
afterAll(() => intake.stop());

const body = {
  theme: 'home',
  region: '320281',
  channel: 'window',
  hall: '320281-hall',
  window: '3',
  applicant: li,
  materials: [
    { code: 'contract', source: 'upload' },
    { code: 'identity', source: 'upload' },
  ],
  cases: [{ itemCode: 'sale', materials: ['contract'] }, { itemCode: 'tax' }, { itemCode: 'register' }],
};
const file = (over: object = {}, key: string = randomUUID(), as = 'window-clerk') =>
  intake.call('POST', '/api/intake/bundles', { as, key, body: { ...body, ...over } });
const show = (bundleId: string, as = 'window-clerk') =>
  intake.call('GET', `/api/intake/bundles/${bundleId}`, { as });
const filedSoFar = () => intake.countOf('case.submitted.v1');
/** The bundle of which a case is still to be filed. */
const unfinished = async (): Promise<string> => {
  const rows = await intake.rows('select subject from bundles where wakes_at is not null', []);
  return String(rows[0]?.['subject']);
};

test('one request makes three cases that share their materials, their applicant and one visit', async () => {
  const { status, body: filed } = await file();
  expect([status, filed]).toMatchObject([
    201,
    { cases: [{ itemCode: 'sale' }, { itemCode: 'tax' }, { itemCode: 'register' }] },
  ]);
  const numbers = filed.cases.map(({ caseId }: { caseId: string }) => caseId);
  expect(new Set(numbers).size).toBe(3);
  expect(filed.cases[0].queryCode).toMatch(/^\d{8}$/);
  const said = (await Promise.all(numbers.map((id: string) => intake.said(id)))).flat();
  const submitted = said.filter(({ type }) => type === 'case.submitted.v1');
  for (const { data } of submitted) {
    const { bundleId, applicantRef } = filed;
    expect(data).toMatchObject({ bundleId, applicantRef, bundleTheme: 'home', bundleSize: 3 });
  }
  expect(submitted.map(({ data }) => data['materials'])).toEqual([
    [{ code: 'contract', source: 'upload' }],
    [
      { code: 'contract', source: 'shared' },
      { code: 'identity', source: 'upload' },
    ],
    [
      { code: 'contract', source: 'shared' },
      { code: 'identity', source: 'shared' },
    ],
  ]);
  const visits = said.filter(({ type }) => type === 'visit.recorded.v1').map(({ data }) => data['visitId']);
  expect([visits.length, new Set(visits).size]).toEqual([3, 1]);

  await intake.move(numbers[1], 'acceptance', 'window-clerk');
  expect(await show(filed.bundleId)).toMatchObject({
    status: 200,
    body: {
      theme: 'home',
      cases: [{ status: 'submitted' }, { status: 'accepted' }, { status: 'submitted' }],
    },
  });
});

test('asked for twice with one key it is one bundle', async () => {
  const before = await filedSoFar();
  const key = randomUUID();
  const answers = await Promise.all([file({}, key), file({}, key), file({}, key)]);
  expect(new Set(answers.map(({ body: filed }) => JSON.stringify(filed))).size).toBe(1);
  expect(await filedSoFar()).toBe(before + 3);
});

describe('a bundle that a crash cut short is filed whole, each case once', () => {
  test('when its request is sent again', async () => {
    const before = await filedSoFar();
    const key = randomUUID();
    const cut = await whileUnwritable(intake.ownerUrl, 'register', () => file({}, key));
    expect(cut.status).toBe(500);
    expect((await show(await unfinished())).body.cases[2]).not.toHaveProperty('status');
    const again = await file({}, key);
    expect(again.status).toBe(201);
    expect(await filedSoFar()).toBe(before + 3);
    for (const { caseId } of again.body.cases) {
      expect(await intake.typesOf(caseId)).toEqual([
        'case.submitted.v1',
        'visit.recorded.v1',
        'document.issued.v1',
      ]);
    }
  });

  test('by itself a moment later', async () => {
    const before = await filedSoFar();
    const cut = await whileUnwritable(intake.ownerUrl, 'register', () => file());
    expect(cut.status).toBe(500);
    expect(await filedSoFar()).toBeLessThan(before + 3);
    const bundleId = await unfinished();
    intake.clock.goTo(new Date(intake.clock.now().getTime() + 10_000).toISOString());
    await waitUntil(async () => (await filedSoFar()) === before + 3, {
      timeoutMs: 80_000,
      what: 'the filing',
    });
    expect(await show(bundleId)).toMatchObject({
      body: { cases: [{ status: 'submitted' }, { status: 'submitted' }, { status: 'submitted' }] },
    });
  });
});

describe('nothing is filed of', () => {
  test.each([
    ['a theme that is none', { theme: 'none' }, 'theme_unknown'],
    [
      'an item of another theme',
      { cases: [{ itemCode: 'sale' }, { itemCode: 'shop' }] },
      'item_not_in_theme',
    ],
    [
      'a material that was not given',
      { cases: [{ itemCode: 'sale' }, { itemCode: 'tax', materials: ['map'] }] },
      'material_unknown',
    ],
    ['a stage without its project', { stageGroup: 'completion' }, 'project_missing'],
    ['a window the hall lacks', { window: '9' }, 'hall_unknown'],
  ])('%s', async (_, over, code) => {
    const before = await filedSoFar();
    expect(await file(over)).toMatchObject({ status: 422, body: { code } });
    expect(await filedSoFar()).toBe(before);
  });

  test('a single case, or one asked for from another county', async () => {
    expect(await file({ cases: [{ itemCode: 'sale' }] })).toMatchObject({ status: 400 });
    expect(await file({}, randomUUID(), 'other-county')).toMatchObject({ status: 403 });
  });
});

test('applicants see their own bundles; to others it is not there', async () => {
  const at = { channel: 'portal', hall: undefined, window: undefined };
  const { bundleId } = (await file(at, randomUUID(), 'citizen-li')).body;
  expect((await show(bundleId, 'citizen-li')).status).toBe(200);
  const missing = { status: 404, body: { code: 'bundle_unknown' } };
  expect(await show(bundleId, 'citizen-wang')).toMatchObject(missing);
  expect(await show(randomUUID())).toMatchObject(missing);
  expect(await show(bundleId, 'other-county')).toMatchObject({ status: 403 });
});

test('a theme is published once a change, of items that exist, under a code of its own', async () => {
  const theme = { name: '开饭店', items: ['sale', 'shop'] };
  expect(await put('themes/restaurant', theme)).toMatchObject({ status: 200, body: { changed: true } });
  expect(await put('themes/restaurant', theme)).toMatchObject({ body: { changed: false } });
  expect(await intake.typesOf('restaurant')).toEqual(['theme.published.v1']);
  expect(await put('themes/restaurant', { ...theme, items: ['sale', 'none'] })).toMatchObject({
    status: 422,
    body: { code: 'item_unknown' },
  });
  expect(await put('themes/sale', theme)).toMatchObject({ status: 409, body: { code: 'code_taken' } });
  expect(await put('halls/restaurant', hall)).toMatchObject({ status: 409, body: { code: 'code_taken' } });
  const { body: listed } = await intake.call('GET', '/api/intake/themes');
  expect(listed.rows.map(({ code }: { code: string }) => code)).toEqual(['home', 'restaurant']);
});
