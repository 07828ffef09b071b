import type { FactRow, FactValue } from '../core/facts/fact-values.ts';
import { endOfTime } from '../core/facts/fact-values.ts';
import type { Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';
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

/** Days by family (packages/indicators: rollup-families). */
type Days = ReadonlyMap<string, ReadonlySet<string>>;

/** The days on which the finished rows of subjects stand by now. */
export async function storedDays(
  { client }: Pick<Warehouse, 'client'>,
  kind: Kind,
  dataset: string,
  subjects: Iterable<string>,
): Promise<Days> {
  const columns = daysOfKind[kind];
  const days = new Map<string, Set<string>>();
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
    Object.keys(columns).forEach((family, index) => {
      days.set(family, new Set([...(days.get(family) ?? []), ...datesIn(old[index])]));
    });
  }
  return days;
}

function daysOfRows(kind: Kind, rows: readonly FactRow[]): Days {
  const days = new Map<string, Set<string>>();
  for (const [family, column] of Object.entries(daysOfKind[kind] ?? {})) {
    const ended = rows.filter((row) => isEnded(kind, row));
    days.set(family, new Set(ended.flatMap((row) => datesIn(row[column]))));
  }
  return days;
}

/**
 * Says of days that their sums no longer hold, before the rows change: the days of the rows that are to be stored, by
 * kind, and those of the rows they replace.
 */
export async function touchStored(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
  dataset: string,
  rows: Iterable<readonly [Kind, readonly FactRow[]]>,
  stored: readonly Days[],
): Promise<void> {
  const touched = new Map<string, [dataset: string, family: string, day: string]>();
  for (const days of [...stored, ...[...rows].map(([kind, ofKind]) => daysOfRows(kind, ofKind))])
    for (const [family, ofFamily] of days)
      for (const day of ofFamily) touched.set(`${family} ${day}`, [dataset, family, day]);
  if (touched.size > 0)
    await client.insert({
      table: `${database}.touched_days_of_v1`,
      columns: ['dataset', 'family', 'day'],
      values: [...touched.values()],
      format: 'JSONCompactEachRow',
    });
}

/** The same of rows of one kind, when it is not known yet on which days the rows they replace stand. */
export async function touchDays(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  kind: Kind,
  dataset: string,
  rows: readonly FactRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const subjects = rows.map((row) => String(row['subject']));
  await touchStored(
    warehouse,
    dataset,
    [[kind, rows]],
    [await storedDays(warehouse, kind, dataset, subjects)],
  );
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
