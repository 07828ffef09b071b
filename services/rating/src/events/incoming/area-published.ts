import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { keepArea } from '../../core/area.ts';
import type { Stores } from '../../db/stores.ts';

/** Keeps the area as it was published last: zone, calendar, and whether silence becomes a default. */
export const areaPublished =
  ({ areas, worlds, now }: Stores): Effect =>
  async (event, heard, context) => {
    const published = dataOf(event, 'area.published.v1');
    const { subject, region } = event;
    await areas.execute({
      subject,
      region,
      context,
      heard,
      decide: (before) => keepArea(before, published, now().toISOString()),
    });
    worlds.forget();
  };
