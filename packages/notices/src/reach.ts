import type { Gateways, Message } from './gateway.ts';
import { kinds, type Channel, type NoticeReason } from './notice.ts';
import type { AddressLookUp, PartyAddress } from './party-address.ts';
import type { DueNotice } from './waiting-notices.ts';

/** By which channel a person is reached and where; or why a notice is not sent. */
export type Reach =
  | Pick<Message, 'channel' | 'language' | 'to'>
  | { readonly suppressed: NoticeReason }
  | { readonly lost: NoticeReason };

/** Where a channel reaches a person; undefined when it does not. */
function placeFor(
  channel: Channel,
  { phone, wechat, name, address }: PartyAddress,
): Message['to'] | undefined {
  switch (channel) {
    case 'wechat':
      return wechat === undefined ? undefined : { wechat };
    case 'sms':
      return phone === undefined ? undefined : { phone };
    case 'letter':
      return name === undefined || address === undefined ? undefined : { name, address };
  }
}

/**
 * Chooses the first channel that has a gateway and reaches the person. The postal address is asked for only when
 * nothing else is left; who asked not to be told is not.
 */
export async function chooseReach(
  { kind, channel: start, step }: Pick<DueNotice, 'kind' | 'channel' | 'step'>,
  applicantRef: string,
  { gateways, lookUp }: { readonly gateways: Gateways; readonly lookUp: AddressLookUp },
): Promise<Reach> {
  const { purpose, channels, canOptOut } = kinds[kind];
  const from = step === 1 ? 0 : channels.indexOf(start);
  const open = channels.slice(from).filter((channel) => gateways[channel] !== undefined);
  if (open.length === 0) return { suppressed: 'no_gateway' };

  const by = async (
    some: readonly Channel[],
    asked: typeof purpose | 'letter',
  ): Promise<Reach | undefined> => {
    if (some.length === 0) return undefined;
    const found = await lookUp(applicantRef, asked);
    if (found === undefined) return { lost: 'nobody_known' };
    if (canOptOut && found.optedOut?.includes(kind) === true) return { suppressed: 'opted_out' };
    for (const channel of some) {
      const to = placeFor(channel, found);
      if (to !== undefined) return { channel, to, language: found.language ?? 'zh' };
    }
    return undefined;
  };
  const electronic = open.filter((channel) => channel !== 'letter');
  const letters = open.filter((channel) => channel === 'letter');
  return (await by(electronic, purpose)) ?? (await by(letters, 'letter')) ?? { lost: 'no_address' };
}
