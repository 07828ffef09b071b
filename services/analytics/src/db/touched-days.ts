import type { FactRow, FactValue } from '../core/facts/fact-values.ts';
import { endOfTime } from '../core/facts/fact-values.ts';
import type { Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';
import { insertFitting } from './insert-rows.ts';
import { portionsOf } from './subject-store.ts';

// Which days of a finished row stand in which sums (packages/indicators: rollup-families).
const daysOfKind: Partial<Record<Kind, Readonly<Record<string, string>>>> = {
  case: {
    cases_filed: 'submitted_date',
    cases_accepted: 'accepted_date',
    cases_closed: 'ended_date',
    cases_due: 'cohort_date',
    nodes: 'nodes.date',
    stages: 'stages.completed_date',
    deliveries: 'deliveries.completed_date',
    suspensions: 'suspensions.started_date',
    delays: 'ended_date',
  },
  ticket: { tickets: 'issued_date', nodes: 'nodes.date' },
};

const isEnded = (kind: Kind, row: FactRow): boolean => kind === 'ticket' || row['is_ended'] === 1;

const datesIn = (value: FactValue | undefined): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((day) => typeof day === 'string')
      : [];

/** A day of the sums of a family (packages/indicators: rollup-families). */
export type FamilyDay = readonly [family: string, day: string];

/** The days on which a finished row stands in sums. */
export function daysOfRow(kind: Kind, row: FactRow): FamilyDay[] {
  if (!isEnded(kind, row)) return [];
  return Object.entries(daysOfKind[kind] ?? {}).flatMap(([family, column]) =>
    datesIn(row[column]).map((day): FamilyDay => [family, day]),
  );
}

/** The days on which the stored rows of subjects stand by now. */
export async function storedDays(
  { client }: Pick<Warehouse, 'client'>,
  kind: Kind,
  dataset: string,
  subjects: Iterable<string>,
): Promise<FamilyDay[]> {
  const columns = daysOfKind[kind];
  const days: FamilyDay[] = [];
  if (columns === undefined) return days;
  for (const portion of portionsOf(subjects)) {
    const before = await client.query({
      query: `select ${Object.values(columns)
        .map((column) =>
          column.includes('.') ? `groupUniqArrayArray(\`${column}\`)` : `groupUniqArray(${column})`,
        )
        .join(', ')}
        from ${kind}_facts_v1 where dataset = {dataset:String} and as_of = '${endOfTime}' and subject in {subjects:Array(String)}
        ${kind === 'case' ? 'and is_ended' : ''}`,
      query_params: { dataset, subjects: portion },
      format: 'JSONCompactEachRow',
    });
    const [old = []] = await before.json<FactValue[]>();
    for (const [index, family] of Object.keys(columns).entries())
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

/** The same of rows of one kind, when it is not known yet on which days the rows they replace stand, if they replace any. */
export async function touchDaysOf(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  kind: Kind,
  dataset: string,
  rows: readonly FactRow[],
  replaces = true,
): Promise<void> {
  const subjects = replaces ? rows.map((row) => String(row['subject'])) : [];
  const stored = await storedDays(warehouse, kind, dataset, subjects);
  await touchDays(warehouse, dataset, [...stored, ...rows.flatMap((row) => daysOfRow(kind, row))]);
}

/** Says the same of every day on which a finished row stands. */
export async function touchEveryDay({
  client,
  database,
}: Pick<Warehouse, 'client' | 'database'>): Promise<void> {
  for (const [kind, columns] of Object.entries(daysOfKind))
    for (const [family, column] of Object.entries(columns))
      await client.command({
        query: `insert into ${database}.touched_days_of_v1 (dataset, family, day)
          select distinct dataset, '${family}', assumeNotNull(day)
          from (select dataset, ${column.includes('.') ? `arrayJoin(\`${column}\`)` : column} as day from ${database}.${kind}_facts_v1
            where as_of = '${endOfTime}' ${kind === 'case' ? 'and is_ended' : ''}) where isNotNull(day)`,
      });
}
