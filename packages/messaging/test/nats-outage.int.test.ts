import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNats, type Nats } from '@haoban/local-stack/nats';
import { findPrograms } from '@haoban/local-stack/servers';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countingDatabase, countOnce, type CountingDatabase } from './counting.ts';
import { everythingStored, relayProcess } from './relaying.ts';

let database: CountingDatabase;
let home: string;
let nats: Nats;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'haoban-nats-'));
  [database, nats] = await Promise.all([
    countingDatabase(),
    startNats({ home, servers: findPrograms().nats }),
  ]);
});
afterAll(async () => {
  await nats.stop();
  await database.drop();
  rmSync(home, { recursive: true });
});

test('nothing is lost or doubled when nats-server is killed while events are recorded', async () => {
  const relay = await relayProcess(database.url, nats.url);
  await waitUntil(() => relay.stats.leading, { timeoutMs: 60_000, what: 'the relay to lead' });
  const count = () =>
    Promise.all(Array.from({ length: 500 }, (_, n) => countOnce(database.counters, `subject-${n % 50}`)));
  const before = nats.pid();
  const counting = count();
  process.kill(before, 'SIGKILL');
  await counting;
  await count();
  await waitUntil(() => nats.pid() !== before, {
    timeoutMs: 60_000,
    what: 'nats-server to be started again',
  });
  expect(await everythingStored(database.pool, relay.nc)).toHaveLength(1000);
  await relay.stop();
});
