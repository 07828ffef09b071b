import { testClickHouse } from '@haoban/local-stack/test-fixtures';
import { applyDdl } from '../src/db/apply-ddl.ts';
import { openWarehouse, type Warehouse } from '../src/db/clickhouse.ts';

/** A warehouse of its own with all tables and views, empty. */
export async function freshWarehouse(): Promise<Warehouse & { readonly drop: () => Promise<void> }> {
  const { url, drop } = await testClickHouse();
  const warehouse = openWarehouse(url);
  await applyDdl(warehouse, '');
  return {
    ...warehouse,
    drop: async () => {
      await warehouse.client.close();
      await drop();
    },
  };
}
