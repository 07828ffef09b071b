import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import { givenApp } from '../test/given-app.ts';
import { childTraceparent, traceIdOf } from './trace.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const incoming = `00-${traceId}-00f067aa0ba902b7-01`;

describe('a trace context', () => {
  test('continues the trace it is given, in a span of its own', () => {
    const child = childTraceparent(incoming);
    expect(traceIdOf(child)).toBe(traceId);
    expect(child).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(child).not.toBe(incoming);
  });

  test.each([
    undefined,
    '',
    'x',
    incoming.toUpperCase(),
    `${incoming}-more`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
  ])('%j begins a trace', (parent) => {
    expect(childTraceparent(parent)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(traceIdOf(childTraceparent(parent))).not.toBe(traceId);
    expect(childTraceparent(parent)).not.toBe(childTraceparent(parent));
  });
});

test('a request goes on in the trace of its caller, and its problems name it', async () => {
  const app = await givenApp();
  const schema = { response: { 200: Type.String() } };
  app.get('/trace', { config: { access: 'public' }, schema }, async ({ traceparent }) => traceparent);
  const ask = (url: string, traceparent: string) => app.inject({ url, headers: { traceparent } });
  expect(traceIdOf((await ask('/trace', incoming)).body)).toBe(traceId);
  expect((await ask('/nowhere', incoming)).json().traceId).toBe(traceId);
  expect((await ask('/nowhere', 'x')).json().traceId).toMatch(/^[0-9a-f]{32}$/);
});
