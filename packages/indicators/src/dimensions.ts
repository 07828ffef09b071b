import type { At, Indicator, Rows } from './definition.ts';

type Columns = Readonly<Record<string, string>>;

/** What a case says about itself. */
const subjectColumns: Columns = {
  org: 'org',
  item: 'item',
  kind: 'item_kind',
  family: 'family',
  projectClass: 'project_class',
  bundleTheme: 'bundle_theme',
  channel: 'channel',
  agentLevel: 'agent_level',
};
const caseColumns: Columns = { ...subjectColumns, hall: 'hall', window: 'window', officer: 'officer' };

const nodeColumns: Columns = { ...caseColumns, queue: 'queue', node: 'node', level: 'level' };

/** What answers can be grouped and filtered by, beside region and time, and the expression of a row that says it. */
const columnsOf: Readonly<Record<Rows, Columns>> = {
  cases: caseColumns,
  bundles: { bundleTheme: 'bundle_theme' },
  nodes: nodeColumns,
  bursts: nodeColumns,
  stages: { ...caseColumns, stage: 'stage' },
  suspensions: { ...caseColumns, reason: 'reason', stage: 'stage' },
  commitments: caseColumns,
  deliveries: { ...caseColumns, method: 'method' },
  delays: { ...caseColumns, cause: 'cause', causeKind: 'cause_kind' },
  tickets: {
    hall: 'hall',
    window: 'window',
    officer: 'officer',
    queue: 'queue',
    // Two digits, so that the order of texts is that of hours.
    hour: "leftPad(toString(issued_hour), 2, '0')",
  },
  bookings: { hall: 'hall', queue: 'queue' },
  orders: { org: 'org' },
  reviews: { org: 'org', item: 'item' },
  lights: { org: 'org', level: 'level', clock: 'clock', stage: 'stage' },
  items: { org: 'org', item: 'item', kind: 'item_kind', family: 'family' },
  pipeline: {},
};

/** Who is meant by the officer: of the acceptance for figures of intake, else of the decision. */
const acceptanceFigures: readonly At[] = ['filed', 'accepted'];
const columnOf = (rows: Rows, at: At, name: string): string | undefined =>
  name === 'officer' && rows === 'cases' && acceptanceFigures.includes(at)
    ? 'acceptance_officer'
    : columnsOf[rows][name];

const dateOf: Readonly<Record<At, string | undefined>> = {
  filed: 'submitted_date',
  accepted: 'accepted_date',
  closed: 'ended_date',
  stage: 'completed_date',
  node: 'node_date',
  due: 'cohort_date',
  commitmentDue: 'due_date',
  orderDue: 'due_date',
  orderClosed: 'closed_date',
  deliveryDue: 'delivery_due_date',
  suspended: 'started_date',
  issued: 'issued_date',
  slot: 'slot_date',
  completion: 'completed_date',
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

/** The rows that count when an indicator is grouped so: what is allowed with those dimensions is asked of these rows. */
export const rowsAsked = (
  { rows, bundled }: Pick<Indicator, 'rows' | 'bundled'>,
  by: readonly string[],
): Rows => (bundled === true && by.includes('bundleTheme') ? 'bundles' : rows);

/** Names an indicator can be grouped by. `region` stands for region:2, :4, :6, :9 and :12. */
export function allowedDimensions(rows: Rows, at: At): string[] {
  const places =
    rows === 'pipeline' ? ['source', 'hour'] : ['region:2', 'region:4', 'region:6', 'region:9', 'region:12'];
  return [...places, ...Object.keys(columnsOf[rows]), ...(dateOf[at] === undefined ? [] : timeBuckets)];
}

/** The SQL of one dimension of an indicator's rows. Throws when the indicator does not have it. */
export function dimensionExpression(rows: Rows, at: At, name: string): string {
  if (!allowedDimensions(rows, at).includes(name)) throw new RangeError(`${name} is no dimension here`);
  const region = /^region:(\d+)$/.exec(name);
  if (region !== null) return `substring(region, 1, ${region[1]})`;
  const own = columnOf(rows, at, name);
  if (own !== undefined) return own.includes('(') ? own : `toString(${own})`;
  const date = dateOf[at];
  const bucket = buckets[name];
  return date !== undefined && bucket !== undefined ? bucket(date) : name;
}

/** What answers can be filtered by: the region as a prefix, everything else exactly. */
export const filterNames = (rows: Rows): string[] =>
  rows === 'pipeline' ? ['source'] : ['region', ...Object.keys(columnsOf[rows])];

/**
 * The SQL condition of one filter, given the SQL of its value. Throws when the rows do not have it; `at` tells which
 * officer is meant.
 */
export function filterCondition(rows: Rows, name: string, value: string, at: At = 'closed'): string {
  if (!filterNames(rows).includes(name)) throw new RangeError(`${name} is no filter here`);
  if (name === 'region') return `startsWith(region, ${value})`;
  const column = columnOf(rows, at, name) ?? name;
  return name === 'level' && columnsOf[rows] === nodeColumns
    ? `toString(${column}) = ${value}`
    : `${column} = ${value}`;
}
