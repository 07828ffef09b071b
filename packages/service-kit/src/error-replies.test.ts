import { Type } from 'typebox';
import { beforeAll, describe, expect, test } from 'vitest';
import { givenApp } from '../test/given-app.ts';
import { problemOf } from './error-replies.ts';
import type { Http } from './http.ts';
import { commonProblems, ProblemError } from './problems.ts';
import { strictObject } from './strict.ts';

const texts = { zh: '窗口已关闭，请明天再来。', en: 'The window is closed; come back tomorrow.' };
const faults: Record<string, Error> = {
  closed: new ProblemError('window_closed'),
  unknown: new ProblemError('code_of_no_service'),
  bug: new TypeError('secret detail'),
  database: Object.assign(new Error('secret detail'), { code: '57P01' }),
};

let app: Http;
beforeAll(async () => {
  app = await givenApp({ problems: { window_closed: { status: 409, ...texts, retryAfterSeconds: 60 } } });
  const config = { access: 'public' as const };
  const response = { 200: Type.Object({}) };
  const params = Type.Object({ fault: Type.String() });
  app.get('/fail/:fault', { config, schema: { params, response } }, async (request) => {
    throw faults[request.params.fault] ?? new Error('no such fault');
  });
  app.post('/taken', { config, schema: { body: strictObject({}), response } }, async () => ({}));
  app.get('/said', { config, schema: { response: { 200: Type.Unknown() } } }, async (request) =>
    problemOf(request, 'window_closed', [{ path: 'body', message: 'late' }]),
  );
});
const post = (payload: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/taken',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });

test('a refusal is problem details in Chinese, or in English to those who ask for it', async () => {
  const zh = await app.inject('/fail/closed?name=x');
  expect(zh.statusCode).toBe(409);
  expect(zh.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': 'zh-CN',
    'retry-after': '60',
  });
  expect(zh.json()).toEqual({
    type: 'urn:haoban:problem:window_closed',
    title: 'window closed',
    status: 409,
    detail: texts.zh,
    instance: '/fail/closed',
    code: 'window_closed',
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  const en = await app.inject({ url: '/fail/closed', headers: { 'accept-language': 'en-GB,zh;q=0.5' } });
  expect([en.headers['content-language'], en.json().detail]).toEqual(['en', texts.en]);
});

test('a route that answers by itself renders the same problem', async () => {
  const said = (await app.inject('/said')).json();
  expect(said).toMatchObject({ status: 409, detail: texts.zh, errors: [{ path: 'body', message: 'late' }] });
});

test('faults of ours say nothing of the inside', async () => {
  for (const [fault, status, code] of [
    ['bug', 500, 'internal'],
    ['unknown', 500, 'internal'],
    ['database', 503, 'unavailable'],
  ] as const) {
    const answer = await app.inject(`/fail/${fault}`);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.body).not.toMatch(/secret detail|code_of_no_service/);
  }
});

describe('what a caller can get wrong', () => {
  test.each([
    ['malformed JSON', () => post('{"n": 4,'), 400, 'malformed_json'],
    ['no JSON', () => post(''), 400, 'malformed_json'],
    ['a prototype', () => post('{"__proto__": {}}'), 400, 'malformed_json'],
    ['a length that does not fit', () => post('{}', { 'content-length': '9' }), 400, 'invalid_request'],
    ['an unknown key', () => post('{"n": 4}'), 400, 'invalid_request'],
    ['another media type', () => post('<n/>', { 'content-type': 'text/xml' }), 415, 'not_acceptable_media'],
    ['a body of over one mebibyte', () => post(`"${'x'.repeat(1024 ** 2)}"`), 413, 'too_large'],
    ['a route that is none', () => app.inject('/nowhere'), 404, 'not_found'],
    ['a URL with a broken escape', () => app.inject('/fail/%zz'), 400, 'invalid_request'],
    ['a URL part without end', () => app.inject(`/fail/${'x'.repeat(600)}`), 400, 'invalid_request'],
  ])('%s', async (_, ask, status, code) => {
    const answer = await ask();
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      status,
      code,
      detail: expect.any(String),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(answer.statusCode).toBe(status);
  });
});

test('every common problem speaks both languages', () => {
  for (const { zh, en } of Object.values(commonProblems)) expect([zh, en]).not.toContain('');
});
