import { zoneOffsets } from '@haoban/sla-clock/zone-offsets';
import type { Warehouse } from './clickhouse.ts';

const firstYear = 1970;
const lastYear = 2100;

/** Makes time zones known to the warehouse, once each; dates of a zone that is not known would be China's. */
export function createZoneTable({ client, database }: Warehouse) {
  const known = new Set<string>();

  return {
    /** Adds the zones that are new. Throws a RangeError for a name that is no time zone. */
    ensure: async (zones: Iterable<string>): Promise<void> => {
      const fresh = [...new Set(zones)].filter((zone) => zone !== '' && !known.has(zone));
      if (fresh.length === 0) return;
      const values = fresh.flatMap((zone) => {
        const offsets = zoneOffsets(zone, firstYear, lastYear);
        return offsets.map(({ from, offsetSeconds }, index) => {
          const next = offsets[index + 1]?.from;
          return [
            zone,
            index === 0 ? -(2 ** 40) : from,
            next === undefined ? 2 ** 40 : next - 1,
            offsetSeconds,
          ];
        });
      });
      await client.insert({ table: `${database}.zone_offsets_v1`, values, format: 'JSONCompactEachRow' });
      await client.command({ query: `system reload dictionary ${database}.zones` });
      for (const zone of fresh) known.add(zone);
    },
  };
}
export type ZoneTable = ReturnType<typeof createZoneTable>;
