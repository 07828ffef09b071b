import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { clerk, givenApp } from '../test/given-app.ts';
import { callerOf, mayActIn, requireArea } from './access.ts';
import { ProblemError } from './problems.ts';

const Empty = Type.Object({});
const schema = { response: { 200: Empty } };

test('a route that does not say who may call it is refused at start', async () => {
  const app = await givenApp();
  expect(() => app.get('/open', { schema }, async () => ({}))).toThrow('GET /open names no access');
});

test('a role the caller lacks is refused before anything of the request is read', async () => {
  const app = await givenApp();
  let handled = false;
  const config = { access: { roles: ['leader'] } };
  app.post(
    '/report',
    { config, schema: { ...schema, body: Type.Object({}, { additionalProperties: false }) } },
    async () => {
      handled = true;
      return {};
    },
  );
  const answer = await app.inject({
    method: 'POST',
    url: '/report',
    payload: '{',
    headers: { 'content-type': 'application/json' },
  });
  expect([answer.statusCode, answer.json().code, handled]).toEqual([403, 'role_missing', false]);
});

test('a public route asks for no token and knows no caller', async () => {
  const app = await givenApp({
    check: async () => {
      throw new ProblemError('token_missing');
    },
  });
  app.get('/open', { config: { access: 'public' }, schema }, async (request) => {
    expect(() => callerOf(request)).toThrow('token_missing');
    return {};
  });
  expect((await app.inject('/open')).statusCode).toBe(200);
});

test('areas are prefixes: a county is inside its city, not the other way round', () => {
  expect(mayActIn(clerk, '320281001')).toBe(true);
  expect(mayActIn(clerk, '3202')).toBe(false);
  expect(() => requireArea(clerk, '320282')).toThrow('area_denied');
  expect(mayActIn({ ...clerk, areas: [] }, '320281')).toBe(false);
});
