import { dataOf } from '@haoban/contracts/event-data';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Messaging } from '@haoban/messaging/runtime';
import { recordedEvent } from './recorded-event.ts';

/** One clock that a version moved; `position` orders them for paging. */
export type MovedClock = EventData<'clock.moved.v1'> & {
  readonly caseId: string;
  readonly at: string;
  readonly position: string;
};

/** A page of what a version (`id@version`) moved in some areas, by case. */
export async function movedClocks(
  { pool }: Pick<Messaging, 'pool'>,
  asked: {
    readonly calendar: string;
    readonly areas: readonly string[];
    readonly after: string;
    readonly limit: number;
  },
): Promise<MovedClock[]> {
  const [subject = '', sequence = '0'] = asked.after.split('~');
  const { rows } = await pool.query<{ body: string }>({
    name: 'moved-clocks',
    text: `select body from journal where type = 'clock.moved.v1' and (body::jsonb -> 'data') ->> 'calendar' = $1
      and (subject, sequence) > ($2, $3) and body::jsonb ->> 'region' like any($4) order by subject, sequence limit $5`,
    values: [
      asked.calendar,
      subject,
      Number(sequence) || 0,
      asked.areas.map((area) => `${area}%`),
      asked.limit,
    ],
  });
  return rows.map(({ body }) => {
    const event = recordedEvent(body);
    return {
      ...dataOf(event, 'clock.moved.v1'),
      caseId: event.subject,
      at: event.time,
      position: `${event.subject}~${event.sequence}`,
    };
  });
}
