import { Type } from 'typebox';
import { beforeAll, expect, test } from 'vitest';
import { givenApp } from '../test/given-app.ts';
import type { Http } from './http.ts';
import { strictObject } from './strict.ts';

let app: Http;
beforeAll(async () => {
  app = await givenApp();
  const body = strictObject({ name: Type.String(), more: Type.Record(Type.String(), Type.Unknown()) });
  const schema = {
    params: Type.Object({ id: Type.String() }),
    querystring: strictObject({ q: Type.Optional(Type.String()) }),
    response: { 200: Type.Object({}) },
  };
  const config = { access: 'public' as const };
  app.post('/notes/:id', { config, schema: { ...schema, body } }, async () => ({}));
  app.get('/notes/:id', { config, schema }, async () => ({}));
});
const send = (payload: string) =>
  app.inject({ method: 'POST', url: '/notes/1', payload, headers: { 'content-type': 'application/json' } });
const post = (body: unknown) => send(JSON.stringify(body));
const nested = (levels: number): string =>
  `{"name":"a","more":{"list":${'['.repeat(levels)}${']'.repeat(levels)}}}`;

test.each([
  ['a NUL', { name: 'a\0b', more: {} }, 'body/name'],
  ['half of a surrogate pair', { name: 'a\ud800b', more: {} }, 'body/name'],
  ['a NUL deep inside', { name: 'a', more: { list: [{ text: '\0' }] } }, 'body/more/list/0/text'],
  ['a NUL in a key', { name: 'a', more: { '\0': 1 } }, 'body/more'],
])('%s in a body is refused with its place', async (_, body, path) => {
  const answer = await post(body);
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
});

test('a NUL in a path or a query is refused', async () => {
  for (const url of ['/notes/a%00b', '/notes/1?q=a%00b']) {
    expect((await app.inject(url)).json()).toMatchObject({ status: 400, code: 'invalid_request' });
  }
});

test('nesting without end is refused, not followed', async () => {
  for (const levels of [40, 400_000]) {
    expect((await send(nested(levels))).json()).toMatchObject({ status: 400, code: 'invalid_request' });
  }
  expect((await send(nested(20))).statusCode).toBe(200);
});

test('all other characters are welcome, rare ones too', async () => {
  expect((await post({ name: '𠮷 é\n\t', more: { 䶮: [] } })).statusCode).toBe(200);
  expect((await app.inject(`/notes/${encodeURIComponent('𠮷/好')}?q=%F0%A0%AE%B7`)).statusCode).toBe(200);
});
