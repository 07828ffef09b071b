import { createHmac, timingSafeEqual } from 'node:crypto';

// Crockford's alphabet: no letter that can be taken for a digit
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The code printed on a paper: 80 bits of HMAC-SHA-256 over what names the paper, as four groups of four. */
export function verificationCode(key: Uint8Array, ...names: readonly string[]): string {
  const digest = createHmac('sha256', key).update(JSON.stringify(names)).digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from(
    { length: 16 },
    (_, place) => alphabet[Number((bits >> BigInt(75 - 5 * place)) & 31n)],
  );
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}

const readCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/(.{4})(?=.)/g, '$1-');

/** True when somebody typed this code: in small letters, without groups, or with look-alikes if need be. */
export function isCode(typed: string, code: string): boolean {
  const [given, wanted] = [Buffer.from(readCode(typed)), Buffer.from(code)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
