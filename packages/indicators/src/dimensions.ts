import type { At, Rows } from './definition.ts';

/** What answers can be grouped and filtered by, and the expression of a row that says it. */
const caseDimensions: Readonly<Record<string, string>> = {
  org: 'org',
  item: 'item',
  kind: 'item_kind',
  family: 'family',
  projectClass: 'project_class',
  bundleTheme: 'bundle_theme',
  channel: 'channel',
  agentLevel: 'agent_level',
  hall: 'hall',
  window: 'window',
  officer: 'officer',
};

const dimensionsOf: Readonly<Record<Rows, Readonly<Record<string, string>>>> = {
  cases: caseDimensions,
  nodes: { ...caseDimensions, queue: 'queue', node: 'node' },
  reviews: { org: 'org', item: 'item' },
  lights: { org: 'org', level: 'level', clock: 'clock', stage: 'stage' },
  pipeline: {},
};

const dateOf: Readonly<Record<At, string | undefined>> = {
  filed: 'submitted_date',
  accepted: 'accepted_date',
  closed: 'ended_date',
  due: 'cohort_date',
  node: 'node_date',
  scored: 'score_date',
  raised: 'raised_date',
  hour: 'date',
  asOf: undefined,
  closedAndAsOf: undefined,
};

/** Time buckets of a local date, each as the text that stands in an answer. */
const buckets: Readonly<Record<string, (date: string) => string>> = {
  day: (date) => `toString(${date})`,
  week: (date) => `concat(toString(toISOYear(${date})), '-W', leftPad(toString(toISOWeek(${date})), 2, '0'))`,
  month: (date) => `formatDateTime(${date}, '%Y-%m')`,
  quarter: (date) => `concat(toString(toYear(${date})), '-Q', toString(toQuarter(${date})))`,
  year: (date) => `toString(toYear(${date}))`,
  weekday: (date) => `toString(toDayOfWeek(${date}))`,
};
export const timeBuckets: readonly string[] = Object.keys(buckets);

/** The local date that puts a row into a period, or undefined for states. */
export const dateExpression = (at: At): string | undefined => dateOf[at];

/** Names an indicator can be grouped by. `region` stands for region:2, :4, :6, :9 and :12. */
export function allowedDimensions(rows: Rows, at: At): string[] {
  const places =
    rows === 'pipeline' ? ['source', 'hour'] : ['region:2', 'region:4', 'region:6', 'region:9', 'region:12'];
  return [...places, ...Object.keys(dimensionsOf[rows]), ...(dateOf[at] === undefined ? [] : timeBuckets)];
}

/** The SQL of one dimension of an indicator's rows. Throws when the indicator does not have it. */
export function dimensionExpression(rows: Rows, at: At, name: string): string {
  if (!allowedDimensions(rows, at).includes(name)) throw new RangeError(`${name} is no dimension here`);
  const region = /^region:(\d+)$/.exec(name);
  if (region !== null) return `substring(region, 1, ${region[1]})`;
  const own = dimensionsOf[rows][name];
  if (own !== undefined) return `toString(${own})`;
  const date = dateOf[at];
  const bucket = buckets[name];
  return date !== undefined && bucket !== undefined ? bucket(date) : name;
}

/** What answers can be filtered by: the region as a prefix, everything else exactly. */
export const filterNames = (rows: Rows): string[] =>
  rows === 'pipeline' ? ['source'] : ['region', ...Object.keys(dimensionsOf[rows])];

/** The SQL condition of one filter, given the SQL of its value. */
export const filterCondition = (rows: Rows, name: string, value: string): string =>
  name === 'region' ? `startsWith(region, ${value})` : `${dimensionsOf[rows][name] ?? name} = ${value}`;
