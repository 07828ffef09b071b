import { activityOf } from './activity.ts';
import { safeCell } from './safe-cell.ts';
import type { StoredEvent } from './stored-event.ts';

/** The columns of a CSV file with one row an event, under the names that process mining tools know. */
export const eventColumns = [
  'case:concept:name',
  'concept:name',
  'time:timestamp',
  'lifecycle:transition',
  'org:resource',
  'org:group',
  'case:region',
  'case:zone',
  'type',
  'source',
  'sequence',
  'identity:id',
  'data',
] as const;

/** An event of a case as the cells of its row. */
export function eventCells(event: StoredEvent): string[] {
  const { name, lifecycle, resource = '', group = '' } = activityOf(event);
  const { subject, time, region, zone, type, source, sequence, id, data } = event;
  return [
    subject,
    name,
    time,
    lifecycle,
    resource,
    group,
    region,
    zone,
    type,
    source,
    String(sequence),
    id,
    data,
  ].map(safeCell);
}
