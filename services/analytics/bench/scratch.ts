import { startClickHouse } from '@haoban/local-stack/clickhouse';
import { applyDdl } from '../src/db/apply-ddl.ts';
import { openWarehouse } from '../src/db/clickhouse.ts';
import { createWriteParts } from '../src/db/write-parts.ts';

/** A warehouse of its own below a folder, with everything that writing needs; what a folder holds already stays. */
export async function openScratch(home: string) {
  const server = await startClickHouse({ home, servers: { from: 'npm' } });
  const warehouse = openWarehouse(server.url);
  await applyDdl(warehouse, '');
  const parts = createWriteParts(warehouse);
  const stop = async (): Promise<void> => {
    await warehouse.client.close();
    await server.stop();
  };
  return { ...parts, url: server.url, readerUrl: server.readerUrl, pid: server.pid, stop };
}
