import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterEach, expect, test } from 'vitest';
import { calendarPublished } from './given-calendar.ts';
import { fromHome } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
afterEach(() => intake.stop());

const monday = '2026-11-02T10:00:00+08:00';
const midnight = '2026-11-09T16:00:00.000Z'; // 10 November, 00:00 in Shanghai
const file = async (): Promise<string> => (await intake.file('citizen-li', fromHome)).body.caseId;
const timesOf = async (caseId: string) =>
  (await intake.said(caseId)).map(({ type, time }) => [type.replace('.v1', ''), time]);

const fromMonday = [
  ['case.submitted', '2026-11-02T02:00:00.000Z'],
  ['document.issued', '2026-11-02T02:00:00.000Z'],
  ['light.raised', '2026-11-05T16:00:00.000Z'],
  ['violation.recorded', midnight],
  ['light.raised', midnight],
  ['case.accepted', midnight],
  ['document.issued', midnight],
];

test('E10: a filing that nobody looked at is deemed accepted at midnight, with day 0 in the past', async () => {
  intake = await startIntake({ from: monday });
  await intake.hear(calendarPublished());
  const caseId = await file();
  const shown = await intake.call('GET', `/api/intake/cases/${caseId}`, { as: 'window-clerk' });
  expect(shown.body).toMatchObject({ review: { due: '2026-11-09', provisional: false } });

  intake.clock.goTo('2026-11-09T23:59:59+08:00');
  await intake.swept();
  expect(await timesOf(caseId)).toEqual(fromMonday.slice(0, 3));

  intake.clock.goTo('2026-11-10T00:00:00+08:00');
  await intake.swept();
  expect(await timesOf(caseId)).toEqual(fromMonday);
  const said = await intake.said(caseId);
  const acceptance = said.find(({ type }) => type === 'case.accepted.v1');
  expect(acceptance).toMatchObject({
    time: midnight,
    recordedat: midnight,
    data: { deemed: true, day0: '2026-11-02', receivedAt: '2026-11-02T02:00:00.000Z' },
  });
  expect(acceptance?.data).not.toHaveProperty('officer');
  expect(await intake.move(caseId, 'correction-request', 'window-clerk', { missing: ['x'] })).toMatchObject({
    status: 409,
    body: { code: 'accepted_already' },
  });
});

test('a service that was down over several midnights says the same with the same times, recorded when it swept', async () => {
  intake = await startIntake({ from: monday, sweeping: false });
  await intake.hear(calendarPublished());
  const caseId = await file();
  intake.clock.goTo('2026-11-13T08:30:00+08:00');
  expect(await timesOf(caseId)).toEqual(fromMonday.slice(0, 2));
  // a command comes too late although nothing was swept: midnight has been
  expect(await intake.move(caseId, 'acceptance', 'window-clerk')).toMatchObject({
    status: 409,
    body: { code: 'accepted_already' },
  });
  intake.sweep();
  await intake.swept();
  expect(await timesOf(caseId)).toEqual(fromMonday);
  const recorded = (await intake.said(caseId)).map(({ recordedat }) => recordedat);
  expect(new Set(recorded.slice(2))).toEqual(new Set(['2026-11-13T00:30:00.000Z']));
});

test('E17: a notice stops the review, the wait is the applicant’s, day 0 is the acceptance', async () => {
  intake = await startIntake({ from: monday });
  await intake.hear(calendarPublished());
  const caseId = await file();
  intake.clock.goTo('2026-11-05T10:00:00+08:00');
  await intake.swept();
  await intake.move(caseId, 'correction-request', 'window-clerk', { missing: ['身份证', '章程'] });
  intake.clock.goTo('2026-11-16T09:00:00+08:00');
  await intake.swept();
  await intake.move(caseId, 'resubmission', 'citizen-li');
  const accepted = await intake.move(caseId, 'acceptance', 'window-clerk');
  expect(accepted.body).toMatchObject({
    status: 'accepted',
    day0: '2026-11-16',
    deemed: false,
    missing: ['身份证', '章程'],
    papers: [
      { kind: 'receipt', number: `SJ-${caseId}-01` },
      { kind: 'correction', number: `BZ-${caseId}-01` },
      { kind: 'receipt', number: `SJ-${caseId}-02` },
      { kind: 'acceptance', number: `SL-${caseId}-01` },
    ],
  });
});

test('an applicant who stays silent ends the filing; an answer after that comes too late', async () => {
  intake = await startIntake({ from: '2026-06-01T10:00:00+08:00' });
  await intake.hear(calendarPublished());
  const caseId = await file();
  await intake.move(caseId, 'correction-request', 'window-clerk', { missing: ['身份证'] });
  intake.clock.goTo('2026-07-31T23:59:59+08:00');
  await intake.swept();
  expect(await intake.typesOf(caseId)).not.toContain('case.abandoned.v1');
  intake.clock.goTo('2026-08-01T00:00:00+08:00');
  await intake.swept();
  const last = (await intake.said(caseId)).at(-1);
  expect(last).toMatchObject({
    type: 'case.abandoned.v1',
    time: '2026-07-31T16:00:00.000Z',
    data: { reason: expect.stringContaining('60') },
  });
  expect(await intake.move(caseId, 'resubmission', 'citizen-li')).toMatchObject({
    status: 409,
    body: { code: 'wrong_status' },
  });
});

test('nothing is deemed until a calendar is heard of; a new version moves what is pending', async () => {
  intake = await startIntake({ from: monday });
  const [early, late] = [await file(), await file()];
  intake.clock.goTo('2026-11-09T09:00:00+08:00');
  await intake.move(early, 'correction-request', 'window-clerk', { missing: ['身份证'] });
  await intake.swept();
  expect(await intake.typesOf(late)).toEqual(['case.submitted.v1', 'document.issued.v1']);
  await intake.hear(calendarPublished());
  await intake.swept();
  expect((await timesOf(late)).slice(2)).toEqual([['light.raised', '2026-11-05T16:00:00.000Z']]);

  await intake.hear(calendarPublished({ version: 2, off: [...calendarCn.off, '2026-11-09', '2026-11-10'] }));
  intake.clock.goTo('2026-11-11T23:59:59+08:00');
  await intake.swept();
  expect(await intake.typesOf(late)).not.toContain('case.accepted.v1');
  intake.clock.goTo('2026-11-12T00:00:00+08:00');
  await intake.swept();
  expect((await timesOf(late)).at(-1)).toEqual(['document.issued', '2026-11-11T16:00:00.000Z']);
  expect(await intake.typesOf(early)).not.toContain('case.accepted.v1');
});

test('one filing that cannot look at a calendar keeps no other from it', async () => {
  intake = await startIntake({ from: monday });
  const filings: string[] = [];
  for (let n = 0; n < 70; n += 1) filings.push(await file());
  const broken = `update cases set state = jsonb_set(state, '{submission,itemCode}', '"gone"') where subject = $1`;
  await intake.rows(broken, [filings[0]]);
  await intake.deliver(calendarPublished());
  const scheduled = 'select from cases where wakes_at is not null';
  await waitUntil(async () => (await intake.rows(scheduled, [])).length === 69, {
    what: 'the others to wait for their review',
    timeoutMs: 20_000,
  });
  const left = await intake.rows('select subject from cases where wakes_at is null', []);
  expect(left).toEqual([{ subject: filings[0] }]);
});

test('a light of the review is cancelled by a second person with a reason', async () => {
  intake = await startIntake({ from: monday });
  await intake.hear(calendarPublished());
  const caseId = await file();
  intake.clock.goTo('2026-11-10T09:00:00+08:00');
  await intake.swept();
  const lightId = `${caseId}-review-2026-11-09-red`;
  const cancel = (as: string, body: unknown, id = lightId) =>
    intake.move(caseId, `lights/${id}/cancellation`, as, body);
  const why = { reason: '停电所致，已核实' };
  expect(await cancel('window-clerk', why)).toMatchObject({ status: 403, body: { code: 'role_missing' } });
  expect(await cancel('chief', {})).toMatchObject({ status: 422, body: { code: 'reason_missing' } });
  expect(await cancel('chief', why, 'none')).toMatchObject({ status: 404, body: { code: 'light_unknown' } });
  expect(await cancel('chief', why)).toMatchObject({
    status: 200,
    body: { lights: [{ level: 'warn' }, { level: 'red', cancelledAt: '2026-11-10T01:00:00.000Z' }] },
  });
  expect(await cancel('chief', why)).toMatchObject({ status: 409, body: { code: 'light_cancelled' } });
});
