import { signMessage } from '@haoban/service-kit/signature';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Gateway } from './gateway.ts';

const timeoutMs = 10_000;
const Answer = Type.Object({ id: Type.Optional(Type.String({ maxLength: 200 })) });

/** Answers that say "not now" rather than "never". */
const mayPass = (status: number): boolean => status >= 500 || [401, 403, 404, 408, 425, 429].includes(status);

/**
 * Any gateway behind one JSON route: the message is posted, signed as webhooks are. 2xx takes it, with the gateway's
 * `id` in the answer if it has one; most 4xx refuse it for good; all else is tried again under the same id.
 */
export const httpGateway =
  (address: URL, secret: string, now: () => Date): Gateway =>
  async (message) => {
    const body = JSON.stringify(message);
    const response = await fetch(address, {
      method: 'POST',
      body,
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        'haoban-delivery': message.messageId,
        'haoban-signature': signMessage(secret, message.messageId, body, now()),
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (response.ok) return gatewayIdIn(text);
    if (mayPass(response.status)) throw new Error(`the gateway answered ${response.status}`);
    return { refused: `the gateway answered ${response.status}` };
  };

function gatewayIdIn(text: string): { gatewayId?: string } {
  try {
    const answer: unknown = JSON.parse(text);
    return Value.Check(Answer, answer) && answer.id !== undefined ? { gatewayId: answer.id } : {};
  } catch {
    return {};
  }
}
