import { createInbox, headers, type Msg, type NatsConnection } from '@nats-io/transport-node';

/** What JetStream answers to a message it stored; `duplicate` when it had the id already. */
export type Stored = { readonly stream: string; readonly seq: number; readonly duplicate: boolean };

type Waiting = { resolve: (stored: Stored) => void; reject: (error: Error) => void; expiresMs: number };
type Answer = { stream?: string; seq?: number; duplicate?: boolean; error?: { description: string } };

/** Publishes to JetStream; resolves with the acknowledgement. */
export type Publisher = {
  publish(subject: string, payload: string, id: string, traceparent?: string | null): Promise<Stored>;
  close(): void;
};

const timeoutMs = 10_000;
const sweepMs = 500;

const settle = (message: Msg, { resolve, reject }: Waiting): void => {
  if (message.headers?.code === 503) return reject(new Error('no stream takes the message'));
  const { stream, seq, duplicate, error } = message.json<Answer>();
  if (error !== undefined || stream === undefined || seq === undefined)
    return reject(new Error(`JetStream refused the message: ${error?.description ?? 'unknown answer'}`));
  return resolve({ stream, seq, duplicate: duplicate === true });
};

/**
 * Lean publishing: all acknowledgements come back through one shared inbox instead of a subscription a message.
 * A message is rejected when it is not acknowledged within 10 s, when the connection breaks and at once while there is
 * none: nothing piles up during an outage. Publishing it again is harmless, ids make it so.
 */
export function createPublisher(nc: NatsConnection): Publisher {
  const inbox = createInbox();
  // in the order of their publishing, so the first ones expire first
  const waiting = new Map<string, Waiting>();
  let counter = 0;
  let absent: Error | undefined;

  const rejectAll = (error: Error): void => {
    for (const entry of waiting.values()) entry.reject(error);
    waiting.clear();
  };
  const subscription = nc.subscribe(`${inbox}.*`, {
    callback: (error, message) => {
      const token = message.subject.slice(inbox.length + 1);
      const entry = waiting.get(token);
      if (error !== null || entry === undefined) return;
      waiting.delete(token);
      settle(message, entry);
    },
  });
  const sweep = setInterval(() => {
    const nowMs = Date.now();
    for (const [token, entry] of waiting) {
      if (entry.expiresMs > nowMs) break;
      waiting.delete(token);
      entry.reject(new Error('JetStream did not acknowledge the message in time'));
    }
  }, sweepMs);
  sweep.unref();
  const watch = async (): Promise<void> => {
    for await (const { type } of nc.status()) {
      if (type === 'reconnect') absent = undefined;
      if (type !== 'disconnect') continue;
      absent = new Error('NATS is not connected');
      rejectAll(absent);
    }
  };
  void watch();

  return {
    publish: (subject, payload, id, traceparent) =>
      new Promise((resolve, reject) => {
        if (absent !== undefined) throw absent;
        counter += 1;
        const token = counter.toString(36);
        const head = headers();
        head.set('Nats-Msg-Id', id);
        if (typeof traceparent === 'string') head.set('traceparent', traceparent);
        nc.publish(subject, payload, { reply: `${inbox}.${token}`, headers: head });
        waiting.set(token, { resolve, reject, expiresMs: Date.now() + timeoutMs });
      }),
    close: () => {
      clearInterval(sweep);
      subscription.unsubscribe();
      absent = new Error('the publisher was closed');
      rejectAll(absent);
    },
  };
}
