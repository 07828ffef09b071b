import { randomUUID } from 'node:crypto';
import { testToken } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromHome, li } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.stop());

const cases = '/api/intake/cases';
const filed = () => intake.countOf('case.submitted.v1');
const send = (raw: string) => intake.call('POST', cases, { as: 'citizen-li', key: randomUUID(), raw });
const withName = (name: string) => JSON.stringify({ ...fromHome, applicant: { ...li, name } });

describe('nothing is written of', () => {
  test.each([
    ['malformed JSON', `${JSON.stringify(fromHome).slice(0, -1)},`, 400, 'malformed_json'],
    ['an unknown key', JSON.stringify({ ...fromHome, colour: 'red' }), 400, 'invalid_request'],
    [
      'an unknown key inside',
      JSON.stringify({ ...fromHome, applicant: { ...li, age: 36 } }),
      400,
      'invalid_request',
    ],
    ['a number as text', JSON.stringify({ ...fromHome, integratedWindow: 'true' }), 400, 'invalid_request'],
    ['a text as number', JSON.stringify({ ...fromHome, region: 320281 }), 400, 'invalid_request'],
    ['a word that is none', JSON.stringify({ ...fromHome, channel: 'pigeon' }), 400, 'invalid_request'],
    ['a missing key', JSON.stringify({ ...fromHome, applicant: undefined }), 400, 'invalid_request'],
    ['a NUL', withName('李\0华'), 400, 'invalid_request'],
    ['half a surrogate pair', withName('李\ud800华'), 400, 'invalid_request'],
    ['a list', '[]', 400, 'invalid_request'],
    ['too much', withName('长'.repeat(400_000)), 413, 'too_large'],
  ])('%s', async (_, raw, status, code) => {
    const before = await filed();
    const { body, headers, status: answered } = await send(raw);
    expect([answered, body.status, body.code]).toEqual([status, status, code]);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(headers.get('content-language')).toBe('zh-CN');
    expect(body.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(body)).not.toContain(li.identityNumber);
    expect(await filed()).toBe(before);
  });
});

test('"4" is no 4', async () => {
  const { code: _, ...stageless } = {
    code: '',
    name: '许可',
    kind: 'promise',
    org: '320281-ms',
    onlineDepth: 4,
  };
  const body = { ...stageless, visitsLimit: '4', stages: [], policies: {} };
  expect(await intake.call('PUT', '/api/intake/items/permit', { as: 'admin', body })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path: 'body/visitsLimit' }] },
  });
  expect(await intake.said('permit')).toEqual([]);
});

test('a refusal speaks the language that is asked for first', async () => {
  const ask = (language: string) => intake.call('GET', `${cases}/x`, { as: 'window-clerk', language });
  const [zh, en] = [await ask('zh-CN,en;q=0.5'), await ask('en-US,zh;q=0.5')];
  expect([zh.headers.get('content-language'), en.headers.get('content-language')]).toEqual(['zh-CN', 'en']);
  expect(zh.body.detail).toMatch(/\p{Script=Han}/u);
  expect(en.body.detail).toBe('No case has this number; check the receipt.');
});

test('no token, a forged one and a torn one are refused with 401', async () => {
  const token = await testToken('window-clerk');
  const [head = '', claims = '', signature = ''] = token.split('.');
  const admin = Buffer.from(claims, 'base64url').toString().replace('"window"', '"admin"');
  const forged = [head, Buffer.from(admin).toString('base64url'), signature].join('.');
  const ask = (of?: string) => intake.call('GET', `${cases}/x`, of === undefined ? {} : { token: of });
  expect(await ask()).toMatchObject({ status: 401, body: { code: 'token_missing' } });
  for (const wrong of [forged, token.slice(0, -9), `${head}.${claims}.`, 'abc']) {
    expect(await ask(wrong)).toMatchObject({ status: 401, body: { code: 'token_invalid' } });
  }
});

test('a path that is none, a broken escape and a NUL in a path are told apart', async () => {
  const ask = (path: string) => intake.call('GET', path, { as: 'window-clerk' });
  expect(await ask('/api/intake/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect(await ask(`${cases}/%zz`)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect(await ask(`${cases}/a%00b`)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
});
