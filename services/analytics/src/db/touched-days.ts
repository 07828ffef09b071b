import type { FactRow, FactValue } from '../core/facts/fact-values.ts';
import { endOfTime } from '../core/facts/fact-values.ts';
import type { Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';
import { insertFitting } from './insert-rows.ts';
import { portionsOf } from './subject-store.ts';

/** The days on which a finished row stands in the sums of a family: of the row itself, and in SQL, as an array. */
type DaysIn = {
  readonly of: (row: FactRow) => readonly string[];
  readonly sql: string;
};

const datesIn = (value: FactValue | undefined): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((day) => typeof day === 'string')
      : [];

/** Once it has ended a case stands on the dates of a column, or of a list; open cases stand apart. */
const once = (condition: string, column: string): DaysIn => ({
  of: (row) => (condition === '1' || row[condition] === 1 ? datesIn(row[column]) : []),
  sql: column.includes('.')
    ? `if(${condition}, arrayMap(day -> toNullable(day), \`${column}\`), [])`
    : `if(${condition}, [${column}], [])`,
});
const ended = (column: string): DaysIn => once('is_ended', column);
const always = (column: string): DaysIn => once('1', column);

const dayMs = 86_400_000;
const dayBeside = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);

/** The UTC day of an instant, and the one before or after where that is less than a minute away. */
function daysAround(at: string): string[] {
  const [day, minute] = [at.slice(0, 10), at.slice(11, 16)];
  if (minute === '00:00') return [dayBeside(day, -1), day];
  return minute === '23:59' ? [day, dayBeside(day, 1)] : [day];
}

/** A rating decides about bursts on its own day, and on one that is less than a minute away. */
const rated: DaysIn = {
  of: (row) => {
    const isRated = row['nodes.is_rated'];
    return datesIn(row['nodes.rated_at'])
      .filter((_, index) => Array.isArray(isRated) && isRated[index] === 1)
      .flatMap(daysAround);
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

/** A day of the sums of a family (packages/indicators: rollup-families). */
export type FamilyDay = readonly [family: string, day: string];

/** The days on which a finished row stands in sums. */
export const daysOfRow = (kind: Kind, row: FactRow): FamilyDay[] =>
  Object.entries(daysOfKind[kind] ?? {}).flatMap(([family, days]) =>
    days.of(row).map((day): FamilyDay => [family, day]),
  );

/** The days on which the stored rows of subjects stand by now. */
export async function storedDays(
  { client }: Pick<Warehouse, 'client'>,
  kind: Kind,
  dataset: string,
  subjects: Iterable<string>,
): Promise<FamilyDay[]> {
  const families = Object.entries(daysOfKind[kind] ?? {});
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
      for (const day of datesIn(old[index])) days.push([family, day]);
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
  await insertFitting(warehouse, 'touched_days_of_v1', dayColumns, [...touched.values()]);
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
        query: `insert into ${database}.touched_days_of_v1 (dataset, family, day)
          select distinct dataset, '${family}', assumeNotNull(day)
          from (select dataset, arrayJoin(${sql}) as day from ${database}.${kind}_facts_v1 where as_of = '${endOfTime}')
          where isNotNull(day)`,
      });
}
