import { migrate } from '@haoban/local-stack/migrate';
import { migrationsOf } from '@haoban/local-stack/migration-files';
import { startNats } from '@haoban/local-stack/nats';
import { startPostgres } from '@haoban/local-stack/postgres';
import { findPrograms } from '@haoban/local-stack/servers';
import { makeTestHome } from '@haoban/local-stack/test-home';

/** PostgreSQL with rating's schema and NATS, both writing to disk as at work, in a folder that goes with them. */
export async function benchServers() {
  const { home, remove } = makeTestHome();
  const { postgres, nats } = findPrograms();
  const database = await startPostgres({ home, servers: postgres });
  const stream = await startNats({ home, servers: nats });
  await migrate({ ...migrationsOf('rating'), ownerUrl: database.ownerUrl, appRole: 'haoban_app' });
  return {
    databaseUrl: database.url,
    ownerUrl: database.ownerUrl,
    natsUrl: stream.url,
    stop: async (): Promise<void> => {
      await stream.stop();
      await database.stop();
      remove();
    },
  };
}
