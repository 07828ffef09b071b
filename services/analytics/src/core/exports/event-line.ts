import type { StoredEvent } from './stored-event.ts';

/**
 * An event as a line of an event file, as the import takes it: its own id, source, sequence and times. An event of a
 * snapshot becomes one in its own right; the instant of the snapshot stays as `recordedat`.
 */
export function eventLine(dataset: string, event: StoredEvent): string {
  const { id, source, type, time, subject, sequence, recordedat, region, zone, data } = event;
  const head = JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type,
    time,
    subject,
    sequence,
    recordedat,
    dataset,
    region,
    ...(zone === '' ? {} : { zone }),
  });
  return `${head.slice(0, -1)},"data":${data}}\n`;
}
