import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseSubmitted } from './given-events.ts';
import { approvalInCounty } from './given-service.ts';

let approval: Awaited<ReturnType<typeof approvalInCounty>>;
let caseId = '';
beforeAll(async () => {
  approval = await approvalInCounty();
  caseId = await approval.accepted();
});
afterAll(() => approval.stop());

const rowsOf = async (path: string, account: string): Promise<Record<string, unknown>[]> => {
  const { body } = await approval.call('GET', path, account);
  return Array.isArray(body['rows']) ? body['rows'] : [];
};
const listed = (path: string, account: string, count: number) =>
  waitUntil(async () => (await rowsOf(path, account)).length === count, {
    what: `${count} rows at ${path}`,
    timeoutMs: 20_000,
  });
const cancel = (account: string, lightId = `${caseId}-L2`, reason = '系统故障', of = caseId) =>
  approval.call('POST', `/cases/${of}/lights/${lightId}/cancellation`, account, { reason });

test('a light goes on at its midnight, is listed at once, and told to its organisation at office opening', async () => {
  approval.clock.goTo('2026-11-06T00:00:00+08:00');
  await approval.swept();
  expect((await approval.said(caseId)).at(-1)).toMatchObject({
    type: 'light.raised.v1',
    time: '2026-11-05T16:00:00.000Z',
    data: { lightId: `${caseId}-L1`, clock: 'promised', level: 'warn', due: '2026-11-09', org: '320281-hc' },
  });
  await listed('/lights', 'leader', 1);
  approval.clock.goTo('2026-11-06T08:59:00+08:00');
  expect(await rowsOf('/notices', 'officer-hc')).toEqual([]);
  approval.clock.goTo('2026-11-06T09:00:00+08:00');
  expect(await rowsOf('/notices', 'officer-hc')).toMatchObject([{ lightId: `${caseId}-L1`, level: 'warn' }]);
  expect(await rowsOf('/notices', 'officer-ms')).toEqual([]);
});

test('a notice stays until somebody of its organisation acknowledged it', async () => {
  const acknowledge = (account: string, lightId = `${caseId}-L1`) =>
    approval.call('POST', `/notices/${lightId}/acknowledgement`, account);
  expect(await acknowledge('officer-ms')).toMatchObject({ status: 403, body: { code: 'org_denied' } });
  expect(await acknowledge('other-county')).toMatchObject({ status: 403, body: { code: 'area_denied' } });
  expect(await acknowledge('officer-hc', 'none')).toMatchObject({
    status: 404,
    body: { code: 'light_unknown' },
  });
  expect(await acknowledge('officer-hc')).toMatchObject({ status: 200 });
  expect(await rowsOf('/notices', 'officer-hc')).toEqual([]);
  expect(await rowsOf('/lights', 'leader')).toMatchObject([{ acknowledgedBy: 'officer-hc' }]);
});

test('rungs that fell due since the last look go on in order, each at its own instant', async () => {
  approval.clock.goTo('2026-11-30T09:00:00+08:00');
  await approval.swept();
  const said = (await approval.said(caseId)).filter(({ type }) => type === 'light.raised.v1');
  expect(said.map(({ time, data }) => [time, data['clock'], data['level']])).toEqual([
    ['2026-11-05T16:00:00.000Z', 'promised', 'warn'],
    ['2026-11-09T16:00:00.000Z', 'promised', 'yellow'],
    ['2026-11-26T16:00:00.000Z', 'statutory', 'warn'],
  ]);
  await listed('/lights', 'leader', 3);
});

test('a light is cancelled by an approver who had no hand in the case, with a reason, once', async () => {
  expect(await cancel('officer-hc')).toMatchObject({ status: 403, body: { code: 'role_missing' } });
  expect(await cancel('leader')).toMatchObject({ status: 403, body: { code: 'role_missing' } });
  expect(await cancel('chief', 'none')).toMatchObject({ status: 404, body: { code: 'light_unknown' } });
  expect(await cancel('chief', `${caseId}-L2`, ' ')).toMatchObject({ status: 400 });
  expect(await cancel('chief', 'none', 'x', randomUUID())).toMatchObject({
    status: 404,
    body: { code: 'case_unknown' },
  });
  expect(await cancel('chief')).toMatchObject({ status: 200, body: { lightId: `${caseId}-L2` } });
  expect(await cancel('chief')).toMatchObject({ status: 409, body: { code: 'light_cancelled' } });
  expect((await approval.said(caseId)).at(-1)).toMatchObject({
    type: 'light.cancelled.v1',
    data: { lightId: `${caseId}-L2`, reason: '系统故障', approver: 'chief' },
  });
  await listed('/lights?state=cancelled', 'leader', 1);
});

test('an approver who handled the case cancels none of its lights', async () => {
  const own = await approval.accepted();
  const hearing = { scope: 'case', reason: 'hearing', plannedDays: 5 };
  expect(await approval.create(`/cases/${own}/suspensions`, 'chief', hearing)).toMatchObject({ status: 201 });
  await approval.swept();
  expect(await cancel('chief', `${own}-L1`, 'x', own)).toMatchObject({
    status: 403,
    body: { code: 'approver_involved' },
  });
});

test('lights are listed by organisation, level and state, the newest first, page by page, within the areas of the caller', async () => {
  const of = async (query: string, account = 'leader') =>
    (await rowsOf(`/lights?${query}`, account))
      .filter((row) => row['caseId'] === caseId)
      .map(({ lightId }) => String(lightId).slice(-2));
  expect(await of('org=320281-hc')).toEqual(['L3', 'L2', 'L1']);
  expect(await of('org=320281-ms')).toEqual([]);
  expect(await of('level=warn')).toEqual(['L3', 'L1']);
  expect(await of('state=on')).toEqual(['L3', 'L1']);
  expect(await of('', 'other-county')).toEqual([]);
  const pages: unknown[] = [];
  let next = '';
  do {
    const { body } = await approval.call('GET', `/lights?org=320281-hc&level=warn&limit=1${next}`, 'leader');
    if (Array.isArray(body['rows'])) pages.push(...body['rows'].map((row) => row['lightId']));
    next = typeof body['next'] === 'string' ? `&after=${encodeURIComponent(body['next'])}` : '';
  } while (next !== '');
  expect(pages.filter((id) => String(id).startsWith(caseId))).toEqual([`${caseId}-L3`, `${caseId}-L1`]);
});

test("intake's lights are listed and told beside approval's own", async () => {
  const filing = randomUUID();
  const submitted = caseSubmitted(filing);
  await approval.deliver(submitted);
  const light = { clock: 'review', org: '320281-ms', level: 'red', due: '2026-11-27' };
  await approval.deliver({
    ...submitted,
    id: randomUUID(),
    sequence: 2,
    type: 'light.raised.v1',
    data: { lightId: `${filing}-review`, ...light },
  });
  await listed('/notices', 'officer-ms', 1);
  expect(await rowsOf('/lights?org=320281-ms', 'leader')).toMatchObject([
    { service: 'intake', caseId: filing, ...light },
  ]);
});
