import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { requireSimulated } from './require-simulated.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A deployment of which no more is known than what its answers say. */
async function deployment(dataset?: string) {
  const server = createServer((_request, response) => {
    if (dataset !== undefined) response.setHeader('haoban-dataset', dataset);
    response.end('[]');
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { baseUrl: `http://127.0.0.1:${port}`, stack: undefined, token: async () => 'token' };
}

test('a deployment of a simulated data set may be asked', async () => {
  expect(await requireSimulated(await deployment('sim-load'))).toBe('sim-load');
});

test.each([
  ['live', 'writes live'],
  ['imp-old', 'writes imp-old'],
  [undefined, 'does not say which data set it writes'],
])('one that writes %s gets no requests', async (dataset, sentence) => {
  await expect(requireSimulated(await deployment(dataset))).rejects.toThrow(sentence);
});

test('nobody there is said so', async () => {
  const nowhere = { baseUrl: 'http://127.0.0.1:9', stack: undefined, token: async () => 'token' };
  await expect(requireSimulated(nowhere)).rejects.toThrow('does not answer');
});
