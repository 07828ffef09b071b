import { BlockList, isIP, type LookupFunction } from 'node:net';
import { lookup } from 'node:dns';

/** Whether plain http is allowed beyond this machine: in a network that encrypts otherwise. */
export type WebhookHttp = 'refused' | 'allowed';

// Addresses no supervising system has: cloud metadata, this network, multicast.
const never = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  never.addSubnet(net, bits, 'ipv4');
}
// metadata of Alibaba Cloud and of Amazon's IPv6
never.addAddress('100.100.100.200', 'ipv4');
never.addAddress('fd00:ec2::254', 'ipv6');
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const holds = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
const isLoopback = (hostname: string): boolean => hostname === 'localhost' || holds(loopback, bare(hostname));

/** The address as a URL, or undefined when no webhook may go there. */
export function webhookAddress(url: string, http: WebhookHttp): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url);
  const { protocol, hostname, username, password } = address;
  const encrypted = protocol === 'https:';
  const plain = protocol === 'http:' && (http === 'allowed' || isLoopback(hostname));
  if (!(encrypted || plain) || username !== '' || password !== '') return undefined;
  return holds(never, bare(hostname)) ? undefined : address;
}

/** Resolves a name and refuses what must not be reached by a name, so that a changed record leads nowhere. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) return callback(error, '', 0);
    const fit = found.filter(
      ({ address }) => !holds(never, address) && (!holds(loopback, address) || hostname === 'localhost'),
    );
    const [first] = fit;
    if (first === undefined) return callback(new Error(`${hostname} leads to no allowed address`), '', 0);
    return options.all === true ? callback(null, fit) : callback(null, first.address, first.family);
  });
};
