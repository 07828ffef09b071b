import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isCaseNumber } from '@haoban/contracts/case-number';
import { item } from './given-filing.ts';
import { atWindow, fromHome } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
let caseId: string;
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.stop());
beforeEach(async () => {
  caseId = (await intake.file('citizen-li', fromHome)).body.caseId;
});

const missing = { missing: ['身份证', '章程'] };
const wrongStatus = { status: 409, body: { code: 'wrong_status' } };
const acceptedAlready = { status: 409, body: { code: 'accepted_already' } };
const eventOf = async (id: string, type: string) =>
  (await intake.said(id)).find((event) => event.type === type);
/** What the journal says beside the papers that were issued. */
const movesOf = async (id: string) =>
  (await intake.typesOf(id)).filter((type) => type !== 'document.issued.v1');

test('a filing at a window gets its number and query code, and is a visit', async () => {
  const filed = await intake.file('window-clerk', atWindow);
  expect(filed).toMatchObject({
    status: 201,
    body: {
      caseId: expect.stringMatching(/^3202812026112600\d{5}$/),
      queryCode: expect.stringMatching(/^\d{8}$/),
      applicantRef: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  });
  expect(isCaseNumber(filed.body.caseId)).toBe(true);
  const [submitted, visit] = await intake.said(filed.body.caseId);
  expect(submitted).toMatchObject({
    type: 'case.submitted.v1',
    source: 'haoban/intake',
    time: '2026-11-26T01:00:00.000Z',
    sequence: 1,
    dataset: 'live',
    region: '320281',
    data: { itemCode: 'start-up', itemVersion: 1, org: '320281-ms', channel: 'window', window: '3' },
  });
  expect(visit).toMatchObject({
    type: 'visit.recorded.v1',
    data: { hall: '320281-hall', window: '3', by: 'applicant' },
  });
});

test('an accepted filing carries its item as it was and can no longer be ended here', async () => {
  const accepted = await intake.move(caseId, 'acceptance', 'window-clerk');
  expect(accepted).toMatchObject({
    status: 200,
    body: { status: 'accepted', acceptedAt: '2026-11-26T01:00:00.000Z' },
  });
  expect((await eventOf(caseId, 'case.accepted.v1'))?.data).toMatchObject({
    item: { ...item, version: 1 },
    day0: '2026-11-26',
    calendarId: 'cn',
    officer: 'window-clerk',
  });
  const reason = { reason: '重复' };
  expect(await intake.move(caseId, 'acceptance', 'window-clerk')).toMatchObject(acceptedAlready);
  expect(await intake.move(caseId, 'refusal', 'officer-ms', reason)).toMatchObject(acceptedAlready);
  expect(await intake.move(caseId, 'withdrawal', 'citizen-li', reason)).toMatchObject(acceptedAlready);
  expect(await movesOf(caseId)).toEqual(['case.submitted.v1', 'case.accepted.v1']);
});

test('of two acceptances at once one is written', async () => {
  const both = await Promise.all(
    ['window-clerk', 'officer-ms'].map((as) => intake.move(caseId, 'acceptance', as)),
  );
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(await movesOf(caseId)).toEqual(['case.submitted.v1', 'case.accepted.v1']);
});

test('corrections are asked for once; the corrected filing can be accepted', async () => {
  expect(await intake.move(caseId, 'correction-request', 'window-clerk', missing)).toMatchObject({
    status: 200,
    body: { status: 'correcting' },
  });
  expect(await intake.move(caseId, 'acceptance', 'window-clerk')).toMatchObject(wrongStatus);
  expect(await intake.move(caseId, 'resubmission', 'citizen-li')).toMatchObject({
    body: { status: 'submitted' },
  });
  expect(await intake.move(caseId, 'correction-request', 'window-clerk', missing)).toMatchObject({
    status: 409,
    body: { code: 'second_notice' },
  });
  expect((await intake.move(caseId, 'acceptance', 'window-clerk')).status).toBe(200);
  expect(await movesOf(caseId)).toEqual([
    'case.submitted.v1',
    'case.correction_requested.v1',
    'case.resubmitted.v1',
    'case.accepted.v1',
  ]);
});

test.each([
  ['refusal', 'officer-ms', 'refused', 'case.refused.v1'],
  ['withdrawal', 'citizen-li', 'withdrawn', 'case.withdrawn.v1'],
])('a %s ends a filing with its reason', async (command, as, status, type) => {
  const reason = '材料与事项不符';
  expect(await intake.move(caseId, command, as, { reason })).toMatchObject({
    status: 200,
    body: { status, reason },
  });
  expect(await eventOf(caseId, type)).toMatchObject({ data: { reason } });
});

test('a visit can be recorded at any time, also after acceptance, and once a key', async () => {
  await intake.move(caseId, 'acceptance', 'window-clerk');
  const visit = { kind: 'survey', by: 'agent', hall: '320281-hall', window: '1', purpose: '现场核验' };
  for (const key of ['the-same-visit', 'the-same-visit']) {
    expect(await intake.move(caseId, 'visits', 'officer-ms', visit, key)).toMatchObject({ status: 200 });
  }
  expect(await movesOf(caseId)).toEqual(['case.submitted.v1', 'case.accepted.v1', 'visit.recorded.v1']);
  expect(await eventOf(caseId, 'visit.recorded.v1')).toMatchObject({
    data: { ...visit, visitId: expect.any(String) },
  });
  expect(await intake.move(caseId, 'visits', 'officer-ms', { ...visit, window: '99' })).toMatchObject({
    status: 422,
    body: { code: 'hall_unknown' },
  });
});

describe('who may see and do what', () => {
  const show = (as: string, id = caseId) => intake.call('GET', `/api/intake/cases/${id}`, { as });

  test('applicants see what they filed; to others it is not there', async () => {
    expect(await show('citizen-li')).toMatchObject({ status: 200, body: { caseId, status: 'submitted' } });
    expect(await show('citizen-wang')).toMatchObject({ status: 404, body: { code: 'case_unknown' } });
    const withdrawn = await intake.move(caseId, 'withdrawal', 'citizen-wang', { reason: 'x' });
    expect(withdrawn).toMatchObject({ status: 404, body: { code: 'case_unknown' } });
    expect(JSON.stringify((await show('citizen-li')).body)).not.toMatch(/李春华|1381234|Hash|account/i);
  });

  test('staff act in their areas alone', async () => {
    expect(await show('leader')).toMatchObject({ status: 200 });
    const denied = { status: 403, body: { code: 'area_denied' } };
    expect(await show('other-county')).toMatchObject(denied);
    expect(await intake.move(caseId, 'acceptance', 'other-county')).toMatchObject(denied);
    expect(await intake.file('other-county', atWindow)).toMatchObject(denied);
    expect(await movesOf(caseId)).toEqual(['case.submitted.v1']);
  });

  test('a role that does not permit it is refused', async () => {
    const missing = { status: 403, body: { code: 'role_missing' } };
    expect(await intake.move(caseId, 'acceptance', 'citizen-li')).toMatchObject(missing);
    expect(await intake.file('officer-ms', atWindow)).toMatchObject(missing);
    expect(await show('courier-desk')).toMatchObject(missing);
  });

  test.each(['320281202611269999998', 'receipt-1', '%E5%A5%BD', '%F0%9F%98%80'])(
    'a number that is none (%s) is not found',
    async (id) => {
      expect(await show('window-clerk', id)).toMatchObject({ status: 404, body: { code: 'case_unknown' } });
      expect(await intake.move(id, 'acceptance', 'window-clerk')).toMatchObject({ status: 404 });
    },
  );
});
