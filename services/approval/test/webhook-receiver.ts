import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Envelope } from '@haoban/contracts/envelope';
import { isGenuine } from '@haoban/service-kit/signature';

/** One request a supervising system got. */
export type Received = { readonly id: string; readonly genuine: boolean; readonly event: Envelope };
type Behaviour = 'take' | 'fail' | 'hang' | 'redirect';

export const secret = 'a secret that both sides know, 32+';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

/** A supervising system: it checks signatures, takes each delivery once, and can be made to misbehave. */
export async function webhookReceiver(now: () => Date) {
  const received: Received[] = [];
  const taken = new Map<string, Envelope>();
  let behaviour: Behaviour = 'take';
  const open = new Set<ServerResponse>();

  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const { 'haoban-delivery': deliveryId, 'haoban-signature': signature } = request.headers;
      const genuine = isGenuine(secret, { id: deliveryId, signature, body, at: now() });
      const event: Envelope = JSON.parse(body);
      received.push({ id: String(deliveryId), genuine, event });
      if (genuine && behaviour !== 'fail') taken.set(String(deliveryId), event);
      if (behaviour === 'hang') return void open.add(response);
      const status = { take: 204, fail: 500, redirect: 302 }[behaviour];
      response.writeHead(status, behaviour === 'redirect' ? { location: '/elsewhere' } : {}).end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    /** Events by delivery id: what remains after repeats are left out. */
    taken,
    behave: (next: Behaviour): void => {
      behaviour = next;
    },
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type WebhookReceiver = Awaited<ReturnType<typeof webhookReceiver>>;
