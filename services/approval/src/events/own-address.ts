import type { AddressInfo } from 'node:net';

/** Where a listening service reaches itself, from the addresses its server is bound to; undefined before it listens. */
export function ownAddress(bound: readonly (AddressInfo | string)[]): URL | undefined {
  const first = bound.find((address) => typeof address !== 'string');
  if (first === undefined) return undefined;
  const { address, port, family } = first;
  if (address === '0.0.0.0' || address === '::') return new URL(`http://127.0.0.1:${port}`);
  return new URL(`http://${family === 'IPv6' ? `[${address}]` : address}:${port}`);
}
