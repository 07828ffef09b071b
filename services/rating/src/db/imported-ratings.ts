import type { Envelope } from '@haoban/contracts/envelope';
import { importSubject } from '@haoban/contracts/subjects';
import type { Messaging } from '@haoban/messaging/runtime';

const batchSize = 1_000;

/** Where ratings of other systems go: to analytics alone, and each of them once. */
export function createImportedRatings({ pool, publisher }: Pick<Messaging, 'pool' | 'publisher'>) {
  const findFresh = async (events: readonly Envelope[]): Promise<readonly Envelope[]> => {
    const { rows } = await pool.query<{ event_id: string }>({
      text: 'select event_id from imported_ratings where event_id = any($1::uuid[])',
      values: [events.map(({ id }) => id)],
    });
    const known = new Set(rows.map((row) => row.event_id));
    return events.filter(({ id }) => !known.has(id));
  };

  // Told first, noted then: whatever breaks in between is told again, under the same ids.
  const passOn = async (events: readonly Envelope[]): Promise<number> => {
    const fresh = await findFresh(events);
    await Promise.all(
      fresh.map((event) => publisher.publish(importSubject(event), JSON.stringify(event), event.id)),
    );
    await pool.query({
      text: `insert into imported_ratings (event_id, dataset) select id, $2 from unnest($1::uuid[]) as id
        on conflict do nothing`,
      values: [fresh.map(({ id }) => id), events[0]?.dataset ?? ''],
    });
    return fresh.length;
  };

  return {
    /** True when a data set is read by this province's mapping; the first import of it decides. */
    claim: async (dataset: string, province: string): Promise<boolean> => {
      const { rows } = await pool.query<{ province: string }>({
        text: `insert into imported_sets as known (dataset, province) values ($1, $2)
          on conflict (dataset) do update set province = known.province returning province`,
        values: [dataset, province],
      });
      return rows[0]?.province === province;
    },
    /** Publishes what was not passed on before; how many that were. */
    passOn: async (events: readonly Envelope[]): Promise<number> => {
      let taken = 0;
      for (let from = 0; from < events.length; from += batchSize)
        taken += await passOn(events.slice(from, from + batchSize));
      return taken;
    },
  };
}
