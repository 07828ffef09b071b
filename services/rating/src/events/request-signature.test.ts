import { expect, test } from 'vitest';
import { isGenuine, signRequest } from './request-signature.ts';

const secret = 'a shared secret';
const at = new Date('2026-11-26T01:00:00.000Z');
const signature = signRequest(secret, 'sms', '{"a":1}', at);
const signed = { name: 'sms', signature, body: '{"a":1}', at };
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);

test('a request is genuine for five minutes, by clocks that differ either way', () => {
  for (const seconds of [-300, 0, 300])
    expect(isGenuine(secret, { ...signed, at: later(seconds) })).toBe(true);
  for (const seconds of [-301, 301]) expect(isGenuine(secret, { ...signed, at: later(seconds) })).toBe(false);
});

test('another secret, name, body or time, or no signature at all is not', () => {
  const wrong = [
    { ...signed, name: 'other' },
    { ...signed, body: '{"a":2}' },
    { ...signed, signature: signature.replace(/t=\d/, 't=2') },
    { ...signed, signature: signature.slice(0, -1) },
    { ...signed, signature: `${signature},v1=` },
    { ...signed, signature: undefined },
    { ...signed, signature: [signature, signature] },
  ];
  for (const request of wrong) expect(isGenuine(secret, request)).toBe(false);
  expect(isGenuine('another secret', signed)).toBe(false);
});
