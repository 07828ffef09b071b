import { createHash, randomFillSync } from 'node:crypto';

const format = (bytes: Uint8Array, version: number): string => {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** A fresh UUIDv7 whose first 48 bits are the given instant (ms since 1970). */
export function newEventId(nowMs: number): string {
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(nowMs, 0, 6);
  return format(bytes, 7);
}

/** UUIDv8 from SHA-256 over the parts: the same parts give the same id, so a repeated import changes nothing. */
export function derivedEventId(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part}`);
  return format(hash.digest(), 8);
}
