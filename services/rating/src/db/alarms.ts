import type { Messaging } from '@haoban/messaging/runtime';
import { burst, type Alarm, type Counted } from '../core/rating-alarms.ts';

/** An alarm as it is listed. */
export type KeptAlarm = Alarm & {
  readonly region: string;
  readonly ratingId: string;
  readonly hall: string | null;
  readonly window: string | null;
  readonly raisedAt: Date;
};

/** Which ratings are counted together. */
export type Source = {
  readonly deviceHash?: string | undefined;
  readonly hall?: string | undefined;
  readonly window?: string | undefined;
};

const listed = `alarm_id as "alarmId", kind, ratings, region, rating_id as "ratingId", hall,
  window_code as "window", raised_at as "raisedAt"`;

/** What looked wrong about ratings. */
export function createAlarms(pool: Messaging['pool']) {
  return {
    /** Ratings of the same device and of the same window in the burst's time up to an instant (ISO). */
    count: async ({ deviceHash, hall, window }: Source, at: string): Promise<Counted> => {
      const { rows } = await pool.query<Counted>({
        name: 'alarms-count',
        text: `select
          (select count(*)::int from ratings where device_hash = $1 and at <= $4 and not canary
            and at > $4::timestamptz - interval '${burst.seconds} seconds') as device,
          (select count(*)::int from ratings where hall = $2 and window_code = $3 and at <= $4 and not canary
            and at > $4::timestamptz - interval '${burst.seconds} seconds') as "window"`,
        values: [deviceHash ?? null, hall ?? null, window ?? null, at],
      });
      return rows[0] ?? { device: 0, window: 0 };
    },
    /** Keeps an alarm; a burst that goes on only counts higher. */
    keep: async (alarm: Alarm, of: Omit<KeptAlarm, keyof Alarm>): Promise<void> => {
      await pool.query({
        name: 'alarms-keep',
        text: `insert into alarms (alarm_id, kind, ratings, region, rating_id, hall, window_code, raised_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8)
          on conflict (alarm_id) do update set ratings = greatest(alarms.ratings, excluded.ratings)`,
        values: [
          alarm.alarmId,
          alarm.kind,
          alarm.ratings,
          of.region,
          of.ratingId,
          of.hall,
          of.window,
          of.raisedAt,
        ],
      });
    },
    /** The newest first, in areas (prefixes), after the last one of the page before. */
    list: async (
      areas: readonly string[],
      limit: number,
      after?: { readonly raisedAt: Date; readonly alarmId: string },
    ): Promise<KeptAlarm[]> => {
      const { rows } = await pool.query<KeptAlarm>({
        name: 'alarms-list',
        text: `select ${listed} from alarms
          where exists (select from unnest($1::text[]) as area where starts_with(region, area))
            and ($2::timestamptz is null or (raised_at, alarm_id) < ($2, $3))
          order by raised_at desc, alarm_id desc limit $4`,
        values: [areas, after?.raisedAt ?? null, after?.alarmId ?? null, limit],
      });
      return rows;
    },
    /** How many were raised since an instant. */
    since: async (at: Date): Promise<number> => {
      const text = 'select count(*)::int as raised from alarms where raised_at >= $1';
      const { rows } = await pool.query<{ raised: number }>({ name: 'alarms-since', text, values: [at] });
      return rows[0]?.raised ?? 0;
    },
  };
}
