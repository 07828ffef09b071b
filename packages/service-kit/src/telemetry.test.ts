import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { Type } from 'typebox';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { givenApp } from '../test/given-app.ts';
import { startTelemetry } from './telemetry.ts';

type Span = {
  name: string;
  traceId: string;
  parentSpanId?: string;
  status: { code?: number };
  attributes: { key: string; value: { intValue?: number } }[];
};
type Export = { resourceSpans: { resource: { attributes: unknown[] }; scopeSpans: { spans: Span[] }[] }[] };

// the SDK is large
vi.setConfig({ testTimeout: 120_000 });
const exports: Export[] = [];
let collector: Server;

beforeAll(async () => {
  const keep = async (request: IncomingMessage): Promise<void> => {
    const body = await text(request);
    if (request.url === '/v1/traces') exports.push(JSON.parse(body));
  };
  collector = createServer((request, response) => {
    void keep(request).finally(() => response.end('{}'));
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
});
afterAll(() => {
  vi.unstubAllEnvs();
  collector.closeAllConnections();
  collector.close();
});

test('with a collector named, every request is one span of its trace; stopping sends what is left', async () => {
  const address = collector.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint);
  vi.stubEnv('OTEL_EXPORTER_OTLP_PROTOCOL', 'http/json');
  const stop = await startTelemetry('hall', endpoint);
  const app = await givenApp();
  const schema = { params: Type.Object({ id: Type.String() }), response: { 200: Type.Object({}) } };
  app.get('/cases/:id', { config: { access: 'public' }, schema }, async ({ params }) => {
    if (params.id === '2') throw new Error('broken');
    return {};
  });
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const parent = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
  await app.inject({ url: '/cases/1', headers: parent });
  const failed = await app.inject('/cases/2');
  await app.close();
  await stop();

  const spans = exports.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  );
  const statusOf = (span?: Span) =>
    span?.attributes.find(({ key }) => key === 'http.response.status_code')?.value.intValue;
  expect(spans.map(({ name }) => name)).toEqual(['GET /cases/:id', 'GET /cases/:id']);
  expect(spans[0]).toMatchObject({ traceId, parentSpanId: '00f067aa0ba902b7' });
  expect(spans[1]).toMatchObject({ traceId: failed.json().traceId, status: { code: 2 } });
  expect(spans.map(statusOf)).toEqual([200, 500]);
  expect(JSON.stringify(exports[0]?.resourceSpans[0]?.resource)).toContain('haoban-hall');
});

test('without a collector nothing is started and stopping is harmless', async () => {
  const stop = await startTelemetry('hall', undefined);
  await expect(stop()).resolves.toBeUndefined();
});
