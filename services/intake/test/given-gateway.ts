import type { Gateway, Message } from '@haoban/notices/gateway';
import { waitUntil } from '@haoban/local-stack/test-fixtures';

export const gatewaySecret = 'what gateway and service share';

/** A gateway of text messages that writes down what it gets, and can be away. */
export function givenGateway() {
  const got: Message[] = [];
  const state = { away: false };
  const gateway: Gateway = async (message) => {
    if (state.away) throw new Error('away');
    got.push(message);
    return { gatewayId: `g-${got.length}` };
  };
  const about = (subject: string): Message[] => got.filter(({ text }) => text.includes(subject));
  return {
    gateway,
    got,
    state,
    about,
    /** Waits until a number of messages about something went out. */
    told: (subject: string, count: number) =>
      waitUntil(() => about(subject).length >= count, {
        timeoutMs: 80_000,
        what: `${count} messages about ${subject}`,
      }),
  };
}
