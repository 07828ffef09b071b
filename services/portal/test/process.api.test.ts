import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess, startRating } from './start-services.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
let portal: Awaited<ReturnType<typeof startProcess>>;

beforeAll(async () => {
  rating = await startRating();
  const nowhere = 'http://127.0.0.1:1';
  const env = {
    INTAKE_URL: nowhere,
    APPROVAL_URL: nowhere,
    DELIVERY_URL: nowhere,
    RATING_URL: rating.url,
    ANALYTICS_URL: nowhere,
    PUBLIC_URL: 'https://hall.example',
  };
  portal = await startProcess('portal', env);
});
afterAll(async () => {
  portal.kill();
  await rating.stop();
});

test('the portal is ready whatever service is away, for it answers with a plain page then', async () => {
  const answer = await fetch(`${portal.url}/health/ready`);
  expect([answer.status, JSON.parse(await answer.text())]).toEqual([200, { status: 'ok', parts: {} }]);
});

test('the routes of a service that answers are in the merged document, its probes and internals are not', async () => {
  const answer = await fetch(`${portal.url}/openapi.json`);
  const document: { openapi: string; paths: Record<string, unknown> } = JSON.parse(await answer.text());
  expect(document.openapi).toBe('3.1.0');
  const paths = Object.keys(document.paths);
  expect(paths).toContain('/api/rating/links/{token}');
  expect(paths.filter((path) => !path.startsWith('/api/'))).toEqual(['/health/live', '/health/ready']);
});

test('the process ends when asked, without an error', async () => {
  portal.child.kill('SIGTERM');
  expect(await once(portal.child, 'exit')).toEqual([0, null]);
});
