import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { givenApp } from '../test/given-app.ts';

test('durations are counted by route, not by address, and readings are read at the scrape', async () => {
  let waiting = 3;
  const app = await givenApp({
    readings: [{ name: 'haoban_waiting', help: 'people waiting', read: () => waiting }],
  });
  const schema = { params: Type.Object({ id: Type.String() }), response: { 200: Type.Object({}) } };
  app.get('/cases/:id', { config: { access: 'public' }, schema }, async () => ({}));
  for (const url of ['/cases/1', '/cases/2', '/nowhere/1', '/nowhere/2']) await app.inject(url);
  waiting = 5;
  const { body, headers } = await app.inject('/metrics');
  expect(headers['content-type']).toMatch(/^text\/plain/);
  const lines = body.split('\n');
  const counts = lines.filter((line) => line.startsWith('haoban_http_request_seconds_count'));
  expect(counts.map((line) => line.replace(/^.*route="([^"]*)",status="(\d+)"} /, '$1 $2 '))).toEqual([
    '/cases/:id 200 2',
    'unknown 404 2',
  ]);
  expect(lines).toContain('# HELP haoban_waiting people waiting');
  expect(lines).toContain('haoban_waiting{service="hall"} 5');
});
