import { rememberFor } from '@haoban/service-kit/remember';
import type { Warehouse } from './clickhouse.ts';

const rememberMs = 30_000;
const select = `select 1 from raw_events_v1 where dataset = {dataset:String} and region != '-' and source != 'haoban/analytics' limit 1`;

/**
 * Whether the cases of a data set lie in somebody's area: nobody lives in a simulated one, and an import may know of no
 * places.
 */
export function createPlaces({ client }: Pick<Warehouse, 'client'>) {
  const found = rememberFor(rememberMs, async (dataset) => {
    const answer = await client.query({ query: select, query_params: { dataset }, format: 'JSONEachRow' });
    return (await answer.json()).length > 0;
  });
  return {
    hasPlaces: async (dataset: string): Promise<boolean> =>
      dataset === 'live' || (!dataset.startsWith('sim-') && (await found.ask(dataset))),
  };
}
export type Places = ReturnType<typeof createPlaces>;
