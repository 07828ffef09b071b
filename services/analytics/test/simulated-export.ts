import { sourceRank, type Envelope } from '@haoban/contracts/envelope';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import type { StoredEvent } from '../src/core/exports/stored-event.ts';
import { earliestMs, latestMs, type Exports } from '../src/db/export-rows.ts';
import { writeExport, type ExportRequest } from '../src/events/exports/write-export.ts';

/** A hall's day as events; without reference data. */
export const simulatedDay: readonly Envelope[] = [...simulateHallDay({ ...demoDay, visitors: 40 })];

/** All that a data set holds. */
export const wholeScope = {
  dataset: demoDay.dataset,
  fromMs: earliestMs,
  toMs: latestMs,
  asOfMs: latestMs,
  areas: [''],
};

const storedEvent = (event: Envelope): StoredEvent => ({
  ...event,
  revision: event.revision ?? 0,
  rank: sourceRank(event.source),
  zone: event.zone ?? '',
  data: JSON.stringify(event.data),
});

const inTableOrder = ({ subject, source, sequence, id }: Envelope): string =>
  [subject, source, String(sequence).padStart(9, '0'), id].join('\u0000');

/** The order in which the warehouse gives events, without a warehouse; it has three cells of one case row. */
const storeOf = (events: readonly Envelope[]): Exports => ({
  async *events() {
    const keyed = events.map((event) => [inTableOrder(event), event] as const);
    for (const [, event] of keyed.toSorted(([a], [b]) => (a < b ? -1 : 1))) yield storedEvent(event);
  },
  async *cases() {
    yield ['subject', 'org', 'days'];
    yield ['a', '=1+1', -3];
  },
  eventsAsParquet: () => Promise.reject(new Error('Parquet is written by ClickHouse')),
  casesAsParquet: () => Promise.reject(new Error('Parquet is written by ClickHouse')),
});

/** An export of events as it streams; by default of the whole day. */
export const streamExport = (
  spoolDir: string,
  format: ExportRequest['format'],
  events: readonly Envelope[] = simulatedDay,
  more: Partial<ExportRequest> = {},
) => writeExport({ format, rows: 'event', scope: wholeScope, ...more }, { store: storeOf(events), spoolDir });
