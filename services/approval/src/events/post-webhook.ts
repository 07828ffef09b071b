import { request as requestPlain } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import { guardedLookup } from './webhook-address.ts';

/** One try: where to, headers beside the content type, the event as text, and what ends it early. */
export type WebhookPost = {
  readonly address: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
};

/** Posts an event; undefined when it was answered with 2xx, else what was wrong. Redirects are not followed. */
export function postWebhook({ address, headers, body, signal }: WebhookPost): Promise<string | undefined> {
  const request = address.protocol === 'https:' ? requestEncrypted : requestPlain;
  return new Promise((resolve) => {
    const sent = request(
      address,
      {
        method: 'POST',
        lookup: guardedLookup,
        signal,
        headers: {
          ...headers,
          'content-type': 'application/cloudevents+json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        const { statusCode = 0 } = response;
        // the answer's words do not matter; endless ones end with the time
        response.on('error', () => {}).resume();
        resolve(statusCode >= 200 && statusCode < 300 ? undefined : `answered ${statusCode}`);
      },
    );
    sent.on('error', (error) => resolve(signal.aborted ? 'no answer in time' : error.message));
    sent.end(body);
  });
}
