import { expect, test } from 'vitest';
import { isGenuine, signMessage } from './signature.ts';

const at = new Date('2026-11-02T02:00:00.000Z');
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1_000);
const body = '{"level":"red","说明":"超期"}';
const signed = { id: 'd-1', signature: signMessage('secret', 'd-1', body, at), body, at };

test('a delivery is genuine with its secret, id and body, for five minutes', () => {
  expect(isGenuine('secret', signed)).toBe(true);
  expect(isGenuine('secret', { ...signed, at: later(300) })).toBe(true);
  expect(isGenuine('secret', { ...signed, at: later(301) })).toBe(false);
  expect(isGenuine('secret', { ...signed, at: later(-301) })).toBe(false);
});

test('another secret, id, body, time or no signature at all is not', () => {
  expect(isGenuine('other', signed)).toBe(false);
  expect(isGenuine('secret', { ...signed, id: 'd-2' })).toBe(false);
  expect(isGenuine('secret', { ...signed, body: `${body} ` })).toBe(false);
  const moved = signed.signature.replace(/t=(\d+)/, (_, t: string) => `t=${Number(t) + 1}`);
  expect(isGenuine('secret', { ...signed, signature: moved })).toBe(false);
  for (const signature of [undefined, '', 't=1,v1=00', ['a']]) {
    expect(isGenuine('secret', { ...signed, signature })).toBe(false);
  }
});
