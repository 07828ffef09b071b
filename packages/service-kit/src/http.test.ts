import { Type } from 'typebox';
import { expect, test, vi } from 'vitest';
import { givenApp } from '../test/given-app.ts';
import { strictObject } from './strict.ts';

test('/openapi.json is OpenAPI 3.1 and lists every route with what it takes, answers and demands', async () => {
  const app = await givenApp({ title: '好办 · 大厅' });
  const schema = {
    tags: ['cases'],
    params: Type.Object({ id: Type.String() }),
    body: strictObject({ reason: Type.String() }),
    response: { 200: Type.Object({ id: Type.String() }) },
  };
  app.post(
    '/cases/:id/refusal',
    { config: { access: { roles: ['window'] } }, schema },
    async ({ params }) => params,
  );
  const document = (await app.inject('/openapi.json')).json();
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: '好办 · 大厅', version: '1.0.0' },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
  });
  expect(Object.keys(document.paths)).toEqual(['/health/live', '/health/ready', '/cases/{id}/refusal']);
  const refusal = document.paths['/cases/{id}/refusal'].post;
  expect(refusal).toMatchObject({
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    requestBody: { content: { 'application/json': { schema: { additionalProperties: false } } } },
    responses: { 200: { content: { 'application/json': { schema: { required: ['id'] } } } } },
  });
  expect(refusal).not.toHaveProperty('security');
  expect(document.paths['/health/live'].get.security).toEqual([]);
});

test('a request is one line of JSON with route and trace id, without its address; probes leave none', async () => {
  const written: string[] = [];
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((line) => written.push(String(line)) > 0);
  const app = await givenApp({ logLevel: 'info' });
  await app.inject('/health/live');
  const { traceId } = (await app.inject('/cases/32028120261126000001?name=secret')).json();
  await app.close();
  write.mockRestore();
  const lines = written.flatMap((text) => text.trim().split('\n')).map((line) => JSON.parse(line));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ service: 'hall', method: 'GET', route: 'unknown', status: 404, traceId });
  expect(written.join('')).not.toContain('secret');
});
