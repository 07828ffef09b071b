import { describe, expect, test } from 'vitest';
import { signMessage } from './signature.ts';
import { readSigned } from './signed-webhook.ts';

const at = new Date('2026-11-26T01:00:00Z');
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);
const text = '{"state":"delivered"}';
const request = (over: { delivery?: string; signature?: string; body?: string } = {}) => ({
  headers: {
    'haoban-delivery': over.delivery ?? 'id-1',
    'haoban-signature': over.signature ?? signMessage('secret', 'id-1', text, at),
  },
  body: over.body ?? text,
});

test('what was signed is read, with the id by which it is taken once', () => {
  expect(readSigned(request(), 'secret', later(299))).toEqual({ id: 'id-1', body: { state: 'delivered' } });
});

describe('nothing is read', () => {
  test.each([
    ['signed with another secret', request({ signature: signMessage('other', 'id-1', text, at) })],
    ['signed for another delivery', request({ delivery: 'id-2' })],
    ['changed by a letter', request({ body: text.replace('delivered', 'deliverex') })],
    ['without a signature', { headers: { 'haoban-delivery': 'id-1' }, body: text }],
    ['with half a signature', request({ signature: 't=1,v1=00' })],
  ])('that is %s', (_, forged) => {
    expect(() => readSigned(forged, 'secret', at)).toThrow('signature_invalid');
  });

  test('more than five minutes before or after it was signed, or by whoever has no secret', () => {
    for (const seconds of [301, -301])
      expect(() => readSigned(request(), 'secret', later(seconds))).toThrow('signature_invalid');
    expect(() => readSigned(request(), undefined, at)).toThrow('signature_invalid');
  });

  test('that is signed but no JSON', () => {
    const broken = { signature: signMessage('secret', 'id-1', '{', at), body: '{' };
    expect(() => readSigned(request(broken), 'secret', at)).toThrow('malformed_json');
  });
});
