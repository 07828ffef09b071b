import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import type { Envelope } from '@haoban/contracts/envelope';
import type { Warehouse } from './clickhouse.ts';
import { PrismaClient } from './generated/client.ts';

/** What is remembered of imports: the map of each data set, and which events are stored already. */
export function createImportsStore(pool: Pool, { client }: Pick<Warehouse, 'client'>) {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { schema: 'analytics' }) });

  return {
    /** Whether a data set takes files of this map; with `keep` it remembers the first one. */
    claimDataSet: async (
      name: string,
      mapHash: string,
      keep: boolean,
    ): Promise<'claimed' | 'same' | 'other'> => {
      if (keep) await prisma.dataSet.createMany({ data: [{ name, mapHash }], skipDuplicates: true });
      const found = await prisma.dataSet.findUnique({ where: { name } });
      if (found === null) return 'claimed';
      return found.mapHash === mapHash ? 'same' : 'other';
    },
    /** Which of a batch of events of one data set are stored; a snapshot's event counts only in its own revision. */
    knownIds: async (events: readonly Envelope[]): Promise<ReadonlySet<string>> => {
      const dataset = events[0]?.dataset;
      if (dataset === undefined) return new Set();
      const answer = await client.query({
        query: `select distinct toString(id) as known from raw_events_v1
          where dataset = {dataset:String} and subject in {subjects:Array(String)} and id in {ids:Array(UUID)}
            and revision >= {revision:UInt64}`,
        query_params: {
          dataset,
          subjects: [...new Set(events.map(({ subject }) => subject))],
          ids: events.map(({ id }) => id),
          revision: events[0]?.revision ?? 0,
        },
        format: 'JSONEachRow',
      });
      const rows = await answer.json<{ known: string }>();
      return new Set(rows.map(({ known }) => known));
    },
  };
}
