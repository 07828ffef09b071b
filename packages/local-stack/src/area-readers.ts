import { createHmac } from 'node:crypto';

// Tables with rows of regions, by the condition that a row lies in an area.
const within = (area: string): string => `startsWith(region, '${area}')`;
// of packages/indicators: rollup-families; a test compares
const families = [
  'cases_filed',
  'cases_accepted',
  'cases_closed',
  'cases_due',
  'cases_delivered',
  'nodes',
  'bursts',
  'stages',
  'deliveries',
  'suspensions',
  'delays',
  'tickets',
];
const byRegion = [
  'raw_events_v1',
  'open_case_facts_v1',
  'noted_case_facts_v1',
  'noted_ticket_facts_v1',
  ...['case', 'ticket', 'booking', 'order', 'review', 'item'].map((kind) => `${kind}_facts_v1`),
  ...families.flatMap((family) => [`figures_${family}_v1`, `spreads_${family}_v1`]),
  'values_tickets_v1',
];
// All lights of a subject are raised where it runs.
const lightsWithin = (area: string): string =>
  `notEmpty(\`lights.region\`) and arrayAll(one -> startsWith(one, '${area}'), \`lights.region\`)`;
// Rows of all regions that do not say of which.
const closed = ['reference_events_v1', 'dead_letters_v1'];

/** Tables that say nothing of what happens in a region: an area's reader reads them whole. */
export const openTables = [
  'zone_offsets_v1',
  'calendars_v1',
  'calendar_days_v1',
  'office_hours_v1',
  'pasts_v1',
  'day_marks_v1',
  'tallies_v1',
  'recorded_events_v1',
];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The rows an area's reader gets, as ClickHouse's users file says them: SQL policies are refused to users of that file. */
export function areaFilters(area: string): string {
  const filters = [
    ...byRegion.map((table) => [table, within(area)]),
    ['light_facts_v1', lightsWithin(area)],
    ...closed.map((table) => [table, '0']),
  ];
  const tables = filters.map(
    ([table = '', filter = '']) => `<${table}><filter>${escaped(filter)}</filter></${table}>`,
  );
  return `<databases><haoban>${tables.join('')}</haoban></databases>`;
}

/** The name of the user who reads one area. */
export const areaReader = (area: string): string => `grafana_${area}`;

/** Codes of areas out of a comma-separated list. Throws a RangeError for what is none: it would become part of a condition. */
export function areaCodes(list: string): string[] {
  const codes = list.split(',').map((code) => code.trim());
  return codes.filter((code) => {
    if (code !== '' && !/^[0-9]{2,12}$/.test(code))
      throw new RangeError(`${code} is no area: 2 to 12 digits`);
    return code !== '';
  });
}

/** The password of an area's reader on an embedded server, derived from that of the reader of everything. */
export const areaPassword = (readerPassword: string, area: string): string =>
  createHmac('sha256', readerPassword).update(area).digest('base64url');

/** A users file for a server of one's own: one reader an area, passwords from CLICKHOUSE_READER_<AREA>_PASSWORD. */
export function areaUsersFile(areas: readonly string[]): string {
  const users = areas.map(
    (area) => `    <${areaReader(area)}>
      <password from_env="CLICKHOUSE_READER_${area}_PASSWORD"/>
      <networks><ip>::/0</ip></networks>
      <profile>reader</profile><quota>default</quota>
      <grants><query>GRANT SELECT, dictGet ON haoban.*</query></grants>
      ${areaFilters(area)}
    </${areaReader(area)}>`,
  );
  return `<clickhouse>\n  <users>\n${users.join('\n')}\n  </users>\n</clickhouse>\n`;
}
