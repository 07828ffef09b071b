import { formatDate } from '@haoban/sla-clock/local-date';
import type { FactRow, FactValue } from '../core/facts/fact-values.ts';
import { endOfTime } from '../core/facts/fact-values.ts';
import type { Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';
import { insertFitting } from './insert-rows.ts';
import { portionsOf } from './subject-store.ts';

type Tell = (day: string) => void;

/** The days on which a finished row stands in the sums of a family: told of the row itself, and in SQL, as an array. */
type DaysIn = {
  readonly tell: (row: FactRow, told: Tell) => void;
  readonly sql: string;
};

function tellDates(value: FactValue | undefined, told: Tell): void {
  if (typeof value === 'string') told(value);
  else if (Array.isArray(value)) for (const day of value) if (typeof day === 'string') told(day);
}

/** Once it has ended a case stands on the dates of a column, or of a list; open cases stand apart. */
const once = (condition: string, column: string): DaysIn => ({
  tell: (row, told) => {
    if (condition === '1' || row[condition] === 1) tellDates(row[column], told);
  },
  sql: column.includes('.')
    ? `if(${condition}, arrayMap(day -> toNullable(day), \`${column}\`), [])`
    : `if(${condition}, [${column}], [])`,
});
const ended = (column: string): DaysIn => once('is_ended', column);
const always = (column: string): DaysIn => once('1', column);

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The UTC day of an instant, and the one before or after where that is a minute away at most. */
function tellDaysAround(atMs: number, told: Tell): void {
  const first = Math.floor((atMs - minuteMs) / dayMs);
  const last = Math.floor((atMs + minuteMs) / dayMs);
  told(formatDate(first));
  if (last !== first) told(formatDate(last));
}

/** A rating decides about bursts on its own day, and on one that is a minute away at most. */
const rated: DaysIn = {
  tell: (row, told) => {
    const [isRated, ratedAt] = [row['nodes.is_rated'], row['nodes.rated_at']];
    if (!Array.isArray(isRated) || !Array.isArray(ratedAt)) return;
    for (const [index, at] of ratedAt.entries())
      if (isRated[index] === 1 && typeof at === 'number') tellDaysAround(at, told);
  },
  sql: `arrayFlatten(arrayMap(at -> [toNullable(toDate32(at - toIntervalMinute(1))), toDate32(at + toIntervalMinute(1))],
    arrayFilter((at, rated) -> rated, \`nodes.rated_at\`, \`nodes.is_rated\`)))`,
};

// Which days of a finished row stand in which sums (packages/indicators: rollup-families).
const daysOfKind: Partial<Record<Kind, Readonly<Record<string, DaysIn>>>> = {
  case: {
    cases_filed: ended('submitted_date'),
    cases_accepted: ended('accepted_date'),
    cases_closed: ended('ended_date'),
    cases_due: ended('cohort_date'),
    cases_delivered: ended('delivery_due_date'),
    nodes: ended('nodes.date'),
    bursts: rated,
    stages: ended('stages.completed_date'),
    deliveries: ended('deliveries.completed_date'),
    suspensions: ended('suspensions.started_date'),
    delays: ended('ended_date'),
  },
  ticket: { tickets: always('issued_date'), nodes: always('nodes.date'), bursts: rated },
};

const familiesOf = (kind: Kind): readonly (readonly [family: string, days: DaysIn])[] =>
  familiesByKind[kind] ?? [];
const familiesByKind: Partial<Record<string, readonly (readonly [string, DaysIn])[]>> = Object.fromEntries(
  Object.entries(daysOfKind).map(([kind, families]) => [kind, Object.entries(families)]),
);

/** A day of the sums of a family (packages/indicators: rollup-families). */
export type FamilyDay = readonly [family: string, day: string];

/** Tells the days on which a finished row stands in sums. */
export function tellDaysOf(kind: Kind, row: FactRow, told: (family: string, day: string) => void): void {
  for (const [family, days] of familiesOf(kind)) days.tell(row, (day) => told(family, day));
}

/** The days on which a finished row stands in sums. */
export function daysOfRow(kind: Kind, row: FactRow): FamilyDay[] {
  const found: FamilyDay[] = [];
  tellDaysOf(kind, row, (family, day) => void found.push([family, day]));
  return found;
}

/** The days on which the stored rows of subjects stand by now. */
export async function storedDays(
  { client }: Pick<Warehouse, 'client'>,
  kind: Kind,
  dataset: string,
  subjects: Iterable<string>,
): Promise<FamilyDay[]> {
  const families = familiesOf(kind);
  const days: FamilyDay[] = [];
  if (families.length === 0) return days;
  for (const portion of portionsOf(subjects)) {
    const before = await client.query({
      query: `select ${families.map(([, { sql }]) => `groupUniqArrayArray(${sql})`).join(', ')}
        from ${kind}_facts_v1 where dataset = {dataset:String} and as_of = '${endOfTime}' and subject in {subjects:Array(String)}`,
      query_params: { dataset, subjects: portion },
      format: 'JSONCompactEachRow',
    });
    const [old = []] = await before.json<FactValue[]>();
    for (const [index, [family]] of families.entries())
      tellDates(old[index], (day) => void days.push([family, day]));
  }
  return days;
}

const dayColumns = {
  dataset: ({ dataset }: { dataset: string }) => dataset,
  family: ({ family }: { family: string }) => family,
  day: ({ day }: { day: string }) => day,
};

/** Says of days that their sums no longer hold, before rows on them change: those to be stored, and those they replace. */
export async function touchDays(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  dataset: string,
  days: Iterable<FamilyDay>,
): Promise<void> {
  const touched = new Map([...days].map(([family, day]) => [`${family} ${day}`, { dataset, family, day }]));
  // A day that cannot be kept is that of a row that cannot.
  await insertFitting(warehouse, 'day_marks_v1', dayColumns, [...touched.values()]);
}

/** The same of rows of one kind, when it is not known yet on which days the rows they replace stand. */
export async function touchDaysOf(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  kind: Kind,
  dataset: string,
  rows: readonly FactRow[],
): Promise<void> {
  const subjects = rows.map((row) => String(row['subject']));
  const stored = await storedDays(warehouse, kind, dataset, subjects);
  await touchDays(warehouse, dataset, [...stored, ...rows.flatMap((row) => daysOfRow(kind, row))]);
}

/** Says the same of every day on which a finished row stands. */
export async function touchEveryDay({
  client,
  database,
}: Pick<Warehouse, 'client' | 'database'>): Promise<void> {
  for (const [kind, families] of Object.entries(daysOfKind))
    for (const [family, { sql }] of Object.entries(families))
      await client.command({
        query: `insert into ${database}.day_marks_v1 (dataset, family, day)
          select distinct dataset, '${family}', assumeNotNull(day)
          from (select dataset, arrayJoin(${sql}) as day from ${database}.${kind}_facts_v1 where as_of = '${endOfTime}')
          where isNotNull(day)`,
      });
}
