import type { ImportMap } from '@haoban/contracts/import-map';

/** Names of the XES standard extensions, where a map names no event attributes. */
export const standardEvent: NonNullable<ImportMap['event']> = {
  activity: 'concept:name',
  time: 'time:timestamp',
  resource: 'org:resource',
  group: 'org:group',
  lifecycle: 'lifecycle:transition',
};

const unnamed = { name: 'none', version: 1, zone: 'Asia/Shanghai', calendar: 'none' };

/** How logs are read without a map: the first event is the acceptance, nothing is decided. */
export const defaultMaps: Readonly<Record<'xes' | 'csv' | 'ocel', ImportMap>> = {
  xes: { ...unnamed, case: { id: 'concept:name' } },
  csv: { ...unnamed, case: { id: 'case:concept:name' }, csv: { rows: 'event' } },
  ocel: {
    ...unnamed,
    case: { id: 'ocel:oid' },
    event: { activity: 'ocel:activity', time: 'ocel:timestamp' },
  },
};
