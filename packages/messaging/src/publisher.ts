import { createInbox, headers, type Msg, type NatsConnection } from '@nats-io/transport-node';

/** What JetStream answers to a message it stored; `duplicate` when it had the id already. */
export type Stored = { readonly stream: string; readonly seq: number; readonly duplicate: boolean };

type Waiting = { resolve: (stored: Stored) => void; reject: (error: Error) => void; expiresMs: number };

/** Publishes to JetStream; resolves with the acknowledgement. */
export type Publisher = {
  publish(subject: string, payload: string, id: string, traceparent?: string | null): Promise<Stored>;
  close(): void;
};

const timeoutMs = 10_000;

const storedFrom = (message: Msg, reject: (error: Error) => void): Stored | undefined => {
  if (message.headers?.code === 503) {
    reject(new Error(`no stream takes ${message.subject}`));
    return undefined;
  }
  const answer = message.json<{ stream?: string; seq?: number; duplicate?: boolean; error?: { description: string } }>();
  if (answer.error !== undefined || answer.stream === undefined || answer.seq === undefined) {
    reject(new Error(`JetStream refused the message: ${answer.error?.description ?? 'unknown answer'}`));
    return undefined;
  }
  return { stream: answer.stream, seq: answer.seq, duplicate: answer.duplicate === true };
};

/**
 * Lean publishing: all acknowledgements come back through one shared inbox instead of a subscription a message.
 * A message not acknowledged within 10 s is rejected; publishing it again is harmless, ids make it so.
 */
export function createPublisher(nc: NatsConnection): Publisher {
  const inbox = createInbox();
  const waiting = new Map<string, Waiting>();
  let counter = 0;

  const subscription = nc.subscribe(`${inbox}.*`, {
    callback: (error, message) => {
      const token = message.subject.slice(inbox.length + 1);
      const entry = waiting.get(token);
      waiting.delete(token);
      if (entry === undefined) return;
      if (error !== null) return entry.reject(error);
      const stored = storedFrom(message, entry.reject);
      if (stored !== undefined) entry.resolve(stored);
    },
  });
  const sweep = setInterval(() => {
    const nowMs = Date.now();
    for (const [token, entry] of waiting) {
      if (entry.expiresMs > nowMs) break;
      waiting.delete(token);
      entry.reject(new Error('JetStream did not acknowledge the message in time'));
    }
  }, 500);
  sweep.unref();

  return {
    publish: (subject, payload, id, traceparent) =>
      new Promise((resolve, reject) => {
        counter += 1;
        const token = counter.toString(36);
        const head = headers();
        head.set('Nats-Msg-Id', id);
        if (typeof traceparent === 'string') head.set('traceparent', traceparent);
        waiting.set(token, { resolve, reject, expiresMs: Date.now() + timeoutMs });
        nc.publish(subject, payload, { reply: `${inbox}.${token}`, headers: head });
      }),
    close: () => {
      clearInterval(sweep);
      subscription.unsubscribe();
      for (const entry of waiting.values()) entry.reject(new Error('the publisher was closed'));
      waiting.clear();
    },
  };
}
