import type { Envelope } from '@haoban/contracts/envelope';
import { rawColumns, rawRow, touchedSubjects } from '../core/event-rows.ts';
import { refreshCalendars, reloadDictionaries } from './calendar-table.ts';
import type { Warehouse } from './clickhouse.ts';
import type { ZoneTable } from './zone-table.ts';

const endOfTime = '2299-12-31 23:59:59.999';
const maxSubjects = 2_000;

/** Computes the finished rows of the subjects that a batch touched, from all their events. */
async function finishRows(
  { client, database }: Warehouse,
  kind: 'case' | 'ticket',
  events: readonly Envelope[],
): Promise<void> {
  for (const [dataset, subjects] of touchedSubjects(events, kind)) {
    const all = [...subjects];
    for (let from = 0; from < all.length; from += maxSubjects) {
      await client.command({
        query: `insert into ${database}.${kind}_rows_v1
          select * from ${database}.${kind}_fold_v1(as_of = '${endOfTime}')
          where dataset = {dataset:String} and subject in {subjects:Array(String)}`,
        query_params: { dataset, subjects: all.slice(from, from + maxSubjects) },
      });
    }
  }
}

/** Reference data the rows are read with: zones before any row of them, calendars and areas as soon as they change. */
async function refreshReference(
  warehouse: Warehouse,
  zones: ZoneTable,
  events: readonly Envelope[],
): Promise<void> {
  const areas = events.filter(({ type }) => type === 'area.published.v1');
  await zones.ensure([
    ...events.flatMap(({ zone }) => zone ?? []),
    ...areas.flatMap(({ data }) => (typeof data['zone'] === 'string' ? data['zone'] : [])),
  ]);
  if (areas.length > 0) await reloadDictionaries(warehouse, ['areas']);
  const calendars = events.filter(({ type }) => type === 'calendar.published.v1');
  for (const dataset of new Set(calendars.map((event) => event.dataset)))
    await refreshCalendars(warehouse, dataset);
}

/**
 * Stores a batch of events and everything that follows from them. Repeating it, in whole or in part, changes no
 * figure. When it returns, every answer includes the batch.
 */
export async function writeBatch(
  warehouse: Warehouse,
  zones: ZoneTable,
  events: readonly Envelope[],
  recorded: boolean,
): Promise<void> {
  const { client, database } = warehouse;
  await client.insert({
    table: `${database}.raw_events_v1`,
    columns: [...rawColumns],
    values: events.map(rawRow),
    format: 'JSONCompactEachRow',
  });
  await refreshReference(warehouse, zones, events);
  await Promise.all([finishRows(warehouse, 'case', events), finishRows(warehouse, 'ticket', events)]);
  if (!recorded) return;
  const visibleAt = new Date().toISOString();
  const tallied = events.filter(({ type }) => type !== 'journal.tallied.v1');
  await client.insert({
    table: `${database}.recorded_events_v1`,
    values: tallied.map(({ dataset, source, recordedat, id }) => [
      dataset,
      source,
      `${recordedat.slice(0, 13)}:00:00Z`,
      recordedat,
      id,
      visibleAt,
    ]),
    format: 'JSONCompactEachRow',
  });
}
