import { approvalEvents } from '@haoban/contracts/events/approval';
import { buildCalendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { parseDate } from '@haoban/sla-clock/local-date';
import { buildOfficeHours } from '@haoban/sla-clock/office-hours';
import { Value } from 'typebox/value';
import type { Warehouse } from './clickhouse.ts';

const newest = `
select subject, argMax(data, (JSONExtractUInt(data, 'version'), revision, time, rank, sequence, toString(id))) as data
from reference_events_v1 where type = 'calendar.published.v1' and dataset = {dataset:String} group by subject`;

/** Rows of a calendar in the three tables that dictionaries read, the calendar's own last: it makes its version the one read. */
function rowsOf(dataset: string, definition: CalendarDefinition): [table: string, rows: unknown[][]][] {
  const { calendarId, version } = definition;
  const calendar = buildCalendar(definition);
  const from = parseDate(definition.coverage.from);
  const to = parseDate(definition.coverage.to);
  const days = Array.from({ length: to - from + 1 }, (_, index) => {
    const day = from + index;
    return [dataset, calendarId, version, day, calendar.workdaysUpTo(day), Number(calendar.isWorkday(day))];
  });
  const hours = Object.entries(definition.officeHours).map(([hall, pairs]) => [
    dataset,
    calendarId,
    version,
    hall,
    ...shiftsOf(pairs),
  ]);
  return [
    ['calendar_days_v1', days],
    ['office_hours_v1', hours],
    ['calendars_v1', [[dataset, calendarId, version, from, to, calendar.workdaysUpTo(to)]]],
  ];
}

/** Openings, closings and the office time before each shift, in ms of the local day. */
function shiftsOf(
  pairs: readonly (readonly string[])[],
): [opens: number[], closes: number[], before: number[]] {
  const { shifts } = buildOfficeHours(pairs);
  let worked = 0;
  const before = shifts.map(({ opensMs, closesMs }) => {
    worked += closesMs - opensMs;
    return worked - (closesMs - opensMs);
  });
  return [shifts.map(({ opensMs }) => opensMs), shifts.map(({ closesMs }) => closesMs), before];
}

/** Makes the newest version of a data set's calendars the one that clocks run on: judged history follows at once. */
export async function refreshCalendars({ client, database }: Warehouse, dataset: string): Promise<void> {
  const answer = await client.query({ query: newest, query_params: { dataset }, format: 'JSONEachRow' });
  const found = await answer.json<{ subject: string; data: string }>();
  for (const { subject, data } of found) {
    const definition = Value.Parse(approvalEvents['calendar.published.v1'], JSON.parse(data));
    for (const [table, values] of rowsOf(dataset, { ...definition, calendarId: subject }))
      if (values.length > 0)
        await client.insert({ table: `${database}.${table}`, values, format: 'JSONCompactEachRow' });
  }
  if (found.length > 0)
    await reloadDictionaries({ client, database }, [
      'calendars',
      'workday_positions',
      'workdays',
      'office_hours',
    ]);
}

/** Makes dictionaries read their tables again. */
export async function reloadDictionaries(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
  names: readonly string[],
): Promise<void> {
  for (const name of names) await client.command({ query: `system reload dictionary ${database}.${name}` });
}
