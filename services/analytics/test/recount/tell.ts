import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject, importSubject } from '@haoban/contracts/subjects';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import type { Analytics } from '../start-analytics.ts';

const atOnce = 200;

/** Tells a running service of events as they stand, each under a message id of its own, and waits until all are stored. */
export async function teller(analytics: Pick<Analytics, 'nats' | 'address'>) {
  const nc = await natsConnection(analytics.nats, 'test');
  const publisher = createPublisher(nc);
  let told = 0;
  const stored = async (): Promise<number> => {
    const text = await (await fetch(`${analytics.address}/metrics`)).text();
    return [...text.matchAll(/^haoban_sink_stored\S* (\d+)/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
  };
  return {
    tell: async (events: readonly Envelope[]): Promise<void> => {
      for (let from = 0; from < events.length; from += atOnce) {
        const some = events.slice(from, from + atOnce).map((event) => {
          told += 1;
          const subject = event.dataset === 'live' ? eventSubject(event) : importSubject(event);
          return publisher.publish(subject, JSON.stringify(event), `told-${told}`);
        });
        await Promise.all(some);
      }
      // Its metrics cost the service a look at every family of sums.
      const deadline = { timeoutMs: 900_000, everyMs: 250, what: 'all to be stored' };
      await waitUntil(async () => (await stored()) >= told, deadline);
    },
    close: async (): Promise<void> => {
      publisher.close();
      await nc.close();
    },
  };
}
