import { approvalEvents } from '@haoban/contracts/events/approval';
import { buildCalendar } from '@haoban/sla-clock/calendar';
import { parseDate } from '@haoban/sla-clock/local-date';
import { Value } from 'typebox/value';
import type { Warehouse } from './clickhouse.ts';

const firstDay = parseDate('1990-01-01');
const lastDay = parseDate('2060-12-31');

const newest = `
select subject, argMax(data, (JSONExtractUInt(data, 'version'), revision, time, rank, sequence, toString(id))) as data
from reference_events_v1 where type = 'calendar.published.v1' and dataset = {dataset:String} group by subject`;

/** Writes the newest version of a data set's calendars as working-day positions: judged history follows at once. */
export async function refreshCalendars({ client, database }: Warehouse, dataset: string): Promise<void> {
  const answer = await client.query({ query: newest, query_params: { dataset }, format: 'JSONEachRow' });
  const rows = await answer.json<{ subject: string; data: string }>();
  for (const { subject, data } of rows) {
    const definition = Value.Parse(approvalEvents['calendar.published.v1'], JSON.parse(data));
    const calendar = buildCalendar(definition);
    const values = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => {
      const day = firstDay + index;
      return [
        dataset,
        subject,
        day,
        calendar.workdaysUpTo(day),
        calendar.isWorkday(day) ? 1 : 0,
        definition.version,
      ];
    });
    await client.insert({ table: `${database}.calendar_days_v1`, values, format: 'JSONCompactEachRow' });
  }
  if (rows.length > 0) await reloadDictionaries({ client, database }, ['workday_positions', 'workdays']);
}

/** Makes dictionaries read their tables again. */
export async function reloadDictionaries(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
  names: readonly string[],
): Promise<void> {
  for (const name of names) await client.command({ query: `system reload dictionary ${database}.${name}` });
}
