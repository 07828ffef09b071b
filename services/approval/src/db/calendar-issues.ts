import { dataOf } from '@haoban/contracts/event-data';
import type { Messaging } from '@haoban/messaging/runtime';
import type { CalendarIssue } from '../core/stored-calendar.ts';
import { recordedEvent } from './recorded-event.ts';

/** Every published version of a calendar, oldest first, as the journal holds them: the n-th is version n. */
export async function calendarIssues(
  { pool }: Pick<Messaging, 'pool'>,
  calendarId: string,
): Promise<CalendarIssue[]> {
  const { rows } = await pool.query<{ body: string; actor: string }>({
    name: 'calendar-issues',
    text: `select body, actor from journal where subject = $1 and type = 'calendar.published.v1' order by sequence`,
    values: [calendarId],
  });
  return rows.map(({ body, actor }) => {
    const event = recordedEvent(body);
    return {
      definition: dataOf(event, 'calendar.published.v1'),
      publishedAt: event.time,
      publishedBy: actor,
    };
  });
}
