import { Type, type TSchema } from 'typebox';
import { describe, expect, test } from 'vitest';
import { givenApp } from '../test/given-app.ts';
import { strictObject } from './strict.ts';

const config = { access: 'public' as const };
const Open = Type.Object({ n: Type.Integer() });
const response = { 200: Type.Object({ n: Type.Integer(), wide: Type.Optional(Type.Boolean()) }) };

test('routes with an open body, an open query or no response schema are refused at start', async () => {
  const app = await givenApp();
  const register = (schema: Record<string, TSchema | typeof response>) => () =>
    app.post('/r', { config, schema }, async () => ({ n: 1 }));
  expect(register({ body: Open, response })).toThrow('POST /r: the body must refuse unknown keys');
  expect(register({ querystring: Open, response })).toThrow('POST /r: the query must refuse unknown keys');
  expect(register({})).toThrow('POST /r has no response schema');
});

describe('a body', async () => {
  const app = await givenApp();
  const Body = strictObject({ n: Type.Integer(), parts: Type.Array(Open, { default: [] }) });
  app.post('/n', { config, schema: { body: Body, response } }, async ({ body }) => ({ n: body.n }));
  const post = async (payload: object) => {
    const answer = await app.inject({ method: 'POST', url: '/n', payload });
    return [answer.statusCode, answer.json().errors?.map(({ path }: { path: string }) => path)];
  };

  test('of the right shape is taken', async () => {
    expect(await post({ n: 4, parts: [{ n: 1 }] })).toEqual([200, undefined]);
  });
  test('is not coerced', async () => {
    expect(await post({ n: '4' })).toEqual([400, ['body/n']]);
  });
  test('may not hold an unknown key, however deep and whoever wrote the schema', async () => {
    expect(await post({ n: 4, m: 5 })).toEqual([400, ['body']]);
    expect(await post({ n: 4, parts: [{ n: 1, m: 2 }] })).toEqual([400, ['body/parts/0']]);
  });
  test('has all that is wrong with it named at once', async () => {
    expect(await post({ n: 'x', parts: [{}], m: 1 })).toEqual([400, ['body', 'body/n', 'body/parts/0']]);
  });
});

test('the texts of a URL are read as the types asked for', async () => {
  const app = await givenApp();
  const querystring = strictObject({ n: Type.Integer(), wide: Type.Boolean() });
  app.get('/n', { config, schema: { querystring, response } }, async ({ query }) => query);
  expect((await app.inject('/n?n=4&wide=true')).json()).toEqual({ n: 4, wide: true });
  expect((await app.inject('/n?n=four&wide=true')).json()).toMatchObject({ code: 'invalid_request' });
  expect((await app.inject('/n?n=4&wide=true&other=1')).statusCode).toBe(400);
});
