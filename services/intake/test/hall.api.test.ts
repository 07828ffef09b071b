import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areaBody, hall, itemBody } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.stop());

describe('tickets', () => {
  const issue = (as = 'window-clerk', key = randomUUID()) =>
    intake.call('POST', '/api/intake/tickets', { as, key, body: { hall: '320281-hall', queue: 'A' } });
  const move = (ticketId: string, step: string, body?: unknown, as = 'window-clerk') =>
    intake.call('POST', `/api/intake/tickets/${ticketId}/${step}`, { as, body });

  test('are issued, called and served, each step once in the journal', async () => {
    const { status, body } = await issue();
    expect([status, body]).toMatchObject([201, { status: 'waiting', hall: '320281-hall', queue: 'A' }]);
    expect((await move(body.ticketId, 'service-end', {})).body.code).toBe('wrong_status');
    expect(await move(body.ticketId, 'call', { window: '2' })).toMatchObject({ body: { status: 'called' } });
    expect(await move(body.ticketId, 'service-end', { caseIds: ['case-1'] })).toMatchObject({
      body: { status: 'served' },
    });
    expect((await move(body.ticketId, 'abandonment')).status).toBe(409);
    expect(await intake.said(body.ticketId)).toMatchObject([
      { type: 'ticket.issued.v1', region: '320281' },
      { type: 'ticket.called.v1', data: { window: '2', officer: 'window-clerk' } },
      { type: 'ticket.served.v1', data: { caseIds: ['case-1'] } },
    ]);
  });

  test('asked for twice with one key are one ticket', async () => {
    const key = randomUUID();
    const [first, second] = await Promise.all([issue('window-clerk', key), issue('window-clerk', key)]);
    expect(second.body).toEqual(first.body);
    expect(await intake.said(first.body.ticketId)).toHaveLength(1);
  });

  test('may be given up, and are moved in their area alone', async () => {
    const { ticketId } = (await issue()).body;
    expect(await issue('other-county')).toMatchObject({ status: 403, body: { code: 'area_denied' } });
    expect(await move(ticketId, 'abandonment', undefined, 'other-county')).toMatchObject({ status: 403 });
    expect(await move(ticketId, 'call', { window: '9' })).toMatchObject({
      status: 422,
      body: { code: 'hall_unknown' },
    });
    expect(await move(ticketId, 'abandonment')).toMatchObject({ body: { status: 'abandoned' } });
    expect(await move(randomUUID(), 'abandonment')).toMatchObject({
      status: 404,
      body: { code: 'ticket_unknown' },
    });
  });
});

describe('reference data', () => {
  const put = (path: string, body: unknown, as = 'admin') =>
    intake.call('PUT', `/api/intake/${path}`, { as, body });

  test.each([
    ['areas/320282', { ...areaBody, name: '宜兴市' }, 'area.published.v1'],
    ['organisations/320281-tax', { name: '税务局', area: '320281' }, 'org.published.v1'],
    ['halls/320281-north', { ...hall, name: '城北分中心' }, 'hall.published.v1'],
    ['items/permit', { ...itemBody, name: '施工许可' }, 'item.published.v1'],
  ])('%s published twice is one event; a change is another', async (path, body, type) => {
    const [list = '', code = ''] = path.split('/');
    expect(await put(path, body)).toMatchObject({ status: 200, body: { code, changed: true } });
    expect(await put(path, body)).toMatchObject({ status: 200, body: { code, changed: false } });
    expect(await intake.typesOf(code)).toEqual([type]);
    expect((await put(path, { ...body, name: '新名' })).body.changed).toBe(true);
    expect(await intake.typesOf(code)).toEqual([type, type]);
    const listed = await intake.call('GET', `/api/intake/${list}`);
    expect(listed.body.rows).toContainEqual(expect.objectContaining({ code, name: '新名' }));
  });

  test('a changed item is its next version; a retired one takes no filings and is not listed', async () => {
    for (const visitsLimit of [0, 1, 2]) await put('items/licence', { ...itemBody, visitsLimit });
    const versions = (await intake.said('licence')).map(({ data }) => data['version']);
    expect(versions).toEqual([1, 2, 3]);
    const retired = await intake.call('POST', '/api/intake/items/licence/retirement', { as: 'admin' });
    expect(retired.status).toBe(200);
    const filed = await intake.file('citizen-li', {
      itemCode: 'licence',
      region: '320281',
      channel: 'portal',
      applicant: { kind: 'person', name: '某', identityNumber: '0000' },
    });
    expect(filed).toMatchObject({ status: 422, body: { code: 'item_unknown' } });
    const { body } = await intake.call('GET', '/api/intake/items');
    expect(body.rows.map(({ code }: { code: string }) => code)).not.toContain('licence');
  });

  test('is published by administrators, in their areas, under codes of the province and of one kind', async () => {
    expect(await put('areas/320281', areaBody, 'window-clerk')).toMatchObject({
      status: 403,
      body: { code: 'role_missing' },
    });
    expect(await put('areas/330100', areaBody)).toMatchObject({ status: 403, body: { code: 'area_denied' } });
    expect(await put('items/NOT_OURS', itemBody)).toMatchObject({
      status: 422,
      body: { code: 'item_code_invalid' },
    });
    expect(await put('halls/start-up', hall)).toMatchObject({ status: 409, body: { code: 'code_taken' } });
  });

  test('is strict all the way down: a stage with an unknown key is refused', async () => {
    const stage = { code: 'a', name: 'a', org: '320281-ms', after: [], join: 'all' };
    expect((await put('items/staged', { ...itemBody, stages: [{ ...stage, trem: 3 }] })).body).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'body/stages/0' }],
    });
    expect((await put('items/staged', { ...itemBody, stages: [stage] })).status).toBe(200);
  });
});
