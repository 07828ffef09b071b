import { Type, type Static } from 'typebox';
import { folderGateway } from './folder-gateway.ts';
import type { Gateway, Gateways } from './gateway.ts';
import { httpGateway } from './http-gateway.ts';
import type { Channel } from './notice.ts';

const { Optional } = Type;
const ways = 'https://… takes messages as JSON, file:///folder keeps them';

/** What a service that tells applicants something reads from its environment besides. */
export const noticeSettings = {
  HAOBAN_SMS_GATEWAY: Optional(Type.String({ description: `gateway of text messages: ${ways}` })),
  HAOBAN_WECHAT_GATEWAY: Optional(Type.String({ description: 'the same for WeChat' })),
  HAOBAN_LETTER_GATEWAY: Optional(Type.String({ description: 'the same for letters' })),
  HAOBAN_GATEWAY_SECRET: Optional(
    Type.String({ minLength: 16, description: 'signs messages to the gateways and receipts from them' }),
  ),
  HAOBAN_NOTICE_SENDER: Type.String({
    default: '好办',
    maxLength: 20,
    description: 'name in front of text messages, as registered with the gateway',
  }),
};
const Settings = Type.Object(noticeSettings);
export type NoticeSettings = Readonly<Static<typeof Settings>>;

/** The gateways that the settings name. Throws when one is no address, or has no secret to be signed with. */
export function gatewaysOf(settings: NoticeSettings, now: () => Date): Gateways {
  const named: readonly (readonly [Channel, string | undefined])[] = [
    ['wechat', settings.HAOBAN_WECHAT_GATEWAY],
    ['sms', settings.HAOBAN_SMS_GATEWAY],
    ['letter', settings.HAOBAN_LETTER_GATEWAY],
  ];
  const gatewayAt = (channel: Channel, address: string): Gateway => {
    if (!URL.canParse(address)) throw new Error(`the gateway of ${channel} has no address that can be read`);
    const url = new URL(address);
    if (url.protocol === 'file:') return folderGateway(url);
    const secret = settings.HAOBAN_GATEWAY_SECRET;
    if (secret === undefined) throw new Error(`the gateway of ${channel} needs HAOBAN_GATEWAY_SECRET`);
    return httpGateway(url, secret, now);
  };
  return Object.fromEntries(
    named.flatMap(([channel, address]) =>
      address === undefined ? [] : [[channel, gatewayAt(channel, address)]],
    ),
  );
}

/** What the environment decides about the notices of a service. */
export const noticeOptions = (config: NoticeSettings & { readonly PUBLIC_URL: string }, now: () => Date) => ({
  publicUrl: config.PUBLIC_URL,
  gateways: gatewaysOf(config, now),
  gatewaySecret: config.HAOBAN_GATEWAY_SECRET,
  sender: config.HAOBAN_NOTICE_SENDER,
});
