import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNats } from './nats.ts';
import type { Nats } from './nats.ts';
import { findPrograms } from './servers.ts';
import { makeTestHome } from './test-home.ts';
import { waitUntil } from './wait-until.ts';

const { home, remove } = makeTestHome();
let nats: Nats;
const connections: NatsConnection[] = [];

const open = async (account: number): Promise<NatsConnection> => {
  const { host, username, password } = new URL(nats.accountUrl(account));
  const connection = await connect({ servers: host, user: username, pass: password, reconnectTimeWait: 100 });
  connections.push(connection);
  return connection;
};

const ask = async (connection: NatsConnection, subject: string, question: unknown = {}): Promise<unknown> => {
  const answer = await connection.request(subject, JSON.stringify(question), { timeout: 10_000 });
  return answer.json();
};

beforeAll(async () => {
  nats = await startNats({ home, servers: findPrograms().nats, accounts: 2 });
});

afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await nats.stop();
  remove();
});

const stream = { name: 'NOTES', subjects: ['note.>'], storage: 'file' };

test('each account has streams of its own', async () => {
  const [one, other] = await Promise.all([open(0), open(1)]);
  expect(await ask(one, '$JS.API.STREAM.CREATE.NOTES', stream)).toMatchObject({ did_create: true });
  expect(await ask(other, '$JS.API.STREAM.NAMES')).toMatchObject({ total: 0 });
});

test('an acknowledged message outlives kill -9 of the server, which comes back by itself', async () => {
  const connection = await open(0);
  expect(await ask(connection, 'note.first', { n: 1 })).toMatchObject({ stream: 'NOTES', seq: 1 });
  const killed = nats.pid();
  process.kill(killed, 'SIGKILL');
  const info = await waitUntil(
    async () => nats.pid() !== killed && (await ask(connection, '$JS.API.STREAM.INFO.NOTES')),
    { timeoutMs: 20_000, what: 'NATS to return' },
  );
  expect(info).toMatchObject({ state: { messages: 1 } });
});
