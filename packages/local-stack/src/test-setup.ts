import { startClickHouse } from './clickhouse.ts';
import { startIdentity } from './identity.ts';
import { startNats } from './nats.ts';
import { queryRows } from './postgres-client.ts';
import { startPostgres } from './postgres.ts';
import { findPrograms } from './servers.ts';
import { makeTestHome } from './test-home.ts';
import { publishTestStack } from './test-stack.ts';

const natsAccounts = 256;

// Tests kill processes, not the machine: nothing needs to reach the disk.
const postgresSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Vitest's global setup: one set of real servers in a fresh folder for the whole run, gone afterwards. */
export default async function setup(): Promise<() => Promise<void>> {
  // Programs, never addresses: tests make and drop databases on servers of their own alone.
  const servers = findPrograms();
  const { home, remove } = makeTestHome();
  const starting = [
    startPostgres({ home, servers: servers.postgres, settings: postgresSettings }),
    startNats({ home, servers: servers.nats, accounts: natsAccounts }),
    startClickHouse({ home, servers: servers.clickhouse }),
    startIdentity({ home }),
  ] as const;
  const teardown = async (): Promise<void> => {
    const started = await Promise.allSettled(starting);
    const running = started.filter((part) => part.status === 'fulfilled');
    await Promise.all(running.map((part) => part.value.stop()));
    remove();
  };
  try {
    const [postgres, nats, clickhouse, identity] = await Promise.all(starting);
    await queryRows(postgres.ownerUrl, 'CREATE SEQUENCE nats_account MINVALUE 0');
    publishTestStack({
      postgres: { url: postgres.url, ownerUrl: postgres.ownerUrl },
      nats: { url: nats.url, accounts: natsAccounts },
      clickhouse: { url: clickhouse.url, readerUrl: clickhouse.readerUrl },
      identity: { issuer: identity.issuer, serviceSecret: identity.serviceSecret },
    });
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}
