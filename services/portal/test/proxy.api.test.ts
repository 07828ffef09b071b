import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { freePort } from '@haoban/local-stack/free-port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPortal } from './start-services.ts';

// A stranger at the other end of the network: it notes what reaches it and repeats the body piece by piece.
const reached: IncomingMessage[] = [];
const upstream = createServer((incoming, outgoing) => {
  reached.push(incoming);
  outgoing.writeHead(Number(new URL(incoming.url ?? '', 'http://x').searchParams.get('status') ?? 200), {
    'x-from': 'upstream',
  });
  incoming.pipe(outgoing);
});
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  const port = await freePort();
  upstream.listen(port, '127.0.0.1');
  await once(upstream, 'listening');
  portal = await startPortal({ intake: `http://127.0.0.1:${port}` });
});
afterAll(async () => {
  await portal.stop();
  upstream.closeAllConnections();
  upstream.close();
});

const ask = (path: string, init: RequestInit = {}) => fetch(`${portal.address}${path}`, init);

/** Sends a path as it is: fetch would resolve its dots first. */
const askRaw = (path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(portal.address);
    const answered = (answer: IncomingMessage): void => resolve(answer.resume().statusCode);
    get({ hostname, port, path, agent: false }, answered).on('error', reject);
  });

test('a request reaches its service with its query, token, language and trace, and says for whom it comes', async () => {
  const traceId = '0123456789abcdef0123456789abcdef';
  const answer = await ask('/api/intake/cases/1?a=%E5%A5%BD&b=2', {
    headers: {
      authorization: 'Bearer abc',
      'accept-language': 'en',
      traceparent: `00-${traceId}-0123456789abcdef-01`,
      'x-forwarded-for': '203.0.113.9',
    },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-from')).toBe('upstream');
  const seen = reached.at(-1);
  expect(seen?.url).toBe('/api/intake/cases/1?a=%E5%A5%BD&b=2');
  expect(seen?.headers).toMatchObject({
    authorization: 'Bearer abc',
    'accept-language': 'en',
    'x-forwarded-host': new URL(portal.address).host,
    'x-forwarded-proto': 'http',
  });
  expect(seen?.headers['traceparent']).toContain(traceId);
  expect(seen?.headers['x-forwarded-for']).toBe('203.0.113.9');
});

test('bodies of any type and size are streamed both ways: an answer begins before the request has ended', async () => {
  let send = (_text: string): void => {};
  let end = (): void => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (text) => controller.enqueue(Buffer.from(text));
      end = () => controller.close();
    },
  });
  send('first');
  const init = {
    method: 'POST',
    body,
    duplex: 'half' as const,
    headers: { 'content-type': 'application/octet-stream' },
  };
  const answer = await ask('/api/intake/imports', init);
  const reader = answer.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
  const large = 'x'.repeat(3_000_000);
  send(large);
  end();
  let received = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read())
    received += part.value.length;
  expect(received).toBe(large.length);
});

test('a refusal of a service comes through as it is, and a 503 is not tried again', async () => {
  const before = reached.length;
  expect((await ask('/api/intake/cases?status=422')).status).toBe(422);
  expect((await ask('/api/intake/cases?status=503')).status).toBe(503);
  expect(reached.length).toBe(before + 2);
});

test('nothing of a service but its API can be reached, however the path is written', async () => {
  const before = reached.length;
  const paths = [
    '/internal/parties/x?purpose=courier',
    '/api/intake/../../internal/parties/x',
    '/api/intake/..%2f..%2finternal/parties/x',
    '/api/intake/%2e%2e/%2e%2e/internal/parties/x',
    '/api/intake/..\\..\\internal\\parties\\x',
    '/api/intake/.%2e/metrics',
    '/api/nowhere/cases',
    '/api/intake/%zz',
  ];
  for (const path of paths)
    expect([path, await askRaw(path)]).toEqual([
      path,
      expect.toSatisfy((status) => status === 400 || status === 404),
    ]);
  expect(reached.length).toBe(before);
});

test('a service that is down is a problem with what to do, in the language of the caller', async () => {
  for (const [language, words] of [
    ['zh-CN', '暂不可用'],
    ['en', 'not available'],
  ] as const) {
    const answer = await ask('/api/rating/catalogue', { headers: { 'accept-language': language } });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem: { code: string; detail: string } = JSON.parse(await answer.text());
    expect(problem.code).toBe('unavailable');
    expect(problem.detail).toContain(words);
  }
});

test('the merged API document names what is away; the reference loads nothing from elsewhere', async () => {
  const document: { info: { description: string } } = JSON.parse(await (await ask('/openapi.json')).text());
  expect(document.info.description).toContain('rating');
  const reference = await ask('/reference');
  const addresses = [...(await reference.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, address]) => address,
  );
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) expect((await ask(String(address))).status).toBe(200);
  expect(addresses.filter((address) => !address?.startsWith('/'))).toEqual([]);
});

test('whatever leaves the portal forbids framing, sniffing and foreign scripts', async () => {
  for (const path of ['/', '/reference', '/style.css', '/api/intake/cases', '/nothing']) {
    const { headers } = await ask(path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*(unsafe|http|\*)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});
