import type { ReferenceChange } from '../core/facts/changed-reference.ts';
import { factTables, kinds, type Kind } from '../core/facts/subject-kinds.ts';
import { dateText, endOfTime } from '../core/facts/fact-values.ts';
import type { Warehouse } from './clickhouse.ts';

const earliestDay = -25_000;

// A goal counts for closed cases of its item, class or family whose region lies in its own.
const scopeColumns: Readonly<Record<string, string>> = {
  item: 'item',
  projectClass: 'project_class',
  family: 'family',
};

/** Subjects of a data set whose rows another state of the reference data touches, by kind. */
export async function touchedByReference(
  { client }: Pick<Warehouse, 'client'>,
  dataset: string,
  { regions, fromDay, goals }: ReferenceChange,
): Promise<Map<Kind, Set<string>>> {
  const ask = async (kind: Kind, condition: string, params: Record<string, unknown>): Promise<string[]> => {
    const answer = await client.query({
      query: `select distinct subject from ${factTables[kind].table} where dataset = {dataset:String} and as_of = '${endOfTime}' and (${condition})`,
      query_params: { dataset, ...params },
      format: 'JSONCompactEachRow',
    });
    return (await answer.json<[string]>()).map(([subject]) => subject);
  };
  const touched = new Map<Kind, Set<string>>(kinds.map((kind) => [kind, new Set()]));
  const add = (kind: Kind, subjects: readonly string[]): void => {
    for (const subject of subjects) touched.get(kind)?.add(subject);
  };
  if (regions.length > 0)
    for (const kind of kinds)
      add(kind, await ask(kind, `${factTables[kind].region} in {regions:Array(String)}`, { regions }));
  if (fromDay !== undefined) {
    const from = dateText(Math.max(fromDay, earliestDay));
    const reaching =
      "is_open or last_time >= {from:Date32} - 2 or greatest(ifNull(due_date, toDate32('1900-01-01')), ifNull(statutory_due_date, toDate32('1900-01-01')), ifNull(delivery_due_date, toDate32('1900-01-01'))) >= {from:Date32}";
    add('case', await ask('case', reaching, { from }));
  }
  for (const { scope, code, region } of goals) {
    const column = scopeColumns[scope];
    if (column !== undefined)
      add(
        'case',
        await ask('case', `is_closed and ${column} = {code:String} and startsWith(region, {region:String})`, {
          code,
          region,
        }),
      );
  }
  return touched;
}
