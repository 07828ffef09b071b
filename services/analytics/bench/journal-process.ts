// The process of a service whose journal is published, beside the one that hears it: `node journal-process.ts relay|bare SERVICE`
// with DATABASE_URL and NATS_URL runs the relay of the suite, or the least that could publish the journal.
import { connectMessaging, natsConnection, servicePool } from '@haoban/messaging/runtime';
import { createPublisher } from '@haoban/messaging/publisher';

const readAtOnce = 1_000;

async function relay(service: string, databaseUrl: string, natsUrl: string): Promise<void> {
  const warn = (message: string, error: unknown): void => console.error(message, error);
  const messaging = await connectMessaging({
    service,
    databaseUrl,
    natsUrl,
    dataset: 'sim-bench',
    warn,
  });
  await messaging.start({});
  process.once('SIGTERM', () => void messaging.stop());
}

/** Reads the journal in order and publishes it, with ids, a batch at a time. */
async function publishJournal(service: string, databaseUrl: string, natsUrl: string): Promise<void> {
  const pool = servicePool(databaseUrl, service);
  const nc = await natsConnection(natsUrl, 'bare');
  const publisher = createPublisher(nc);
  let position = '0';
  for (;;) {
    const { rows } = await pool.query<{ position: string; id: string; body: string }>({
      name: 'bare',
      text: `select position::text, id::text, body from journal where position > $1 order by journal.position limit ${readAtOnce}`,
      values: [position],
    });
    const last = rows.at(-1);
    if (last === undefined) break;
    await Promise.all(rows.map(({ id, body }) => publisher.publish('bare.events', body, id)));
    position = last.position;
  }
  publisher.close();
  await nc.close();
  await pool.end();
}

const [mode, service = ''] = process.argv.slice(2);
const { DATABASE_URL = '', NATS_URL = '' } = process.env;
if (mode === 'relay') await relay(service, DATABASE_URL, NATS_URL);
if (mode === 'bare') await publishJournal(service, DATABASE_URL, NATS_URL);
