import type { Channel, Language } from './notice.ts';

/** A message for one person. `messageId` stays the same however often it is handed over: it is one message. */
export type Message = {
  readonly messageId: string;
  readonly channel: Channel;
  readonly to:
    | { readonly phone: string }
    | { readonly wechat: string }
    | { readonly name: string; readonly address: string };
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  /** Where the gateway reports what became of it. */
  readonly receiptUrl: string;
  /** When it was handed over first or again, ISO. */
  readonly at: string;
};

/** What a gateway answers: its own id of the message, or that it will never send it. Throws when it may later. */
export type Gateway = (
  message: Message,
) => Promise<{ readonly gatewayId?: string } | { readonly refused: string }>;

/** The gateways of a deployment; a channel without one is not used. */
export type Gateways = Readonly<Partial<Record<Channel, Gateway>>>;
