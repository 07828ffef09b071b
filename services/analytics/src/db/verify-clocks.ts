import { endOfTime } from '../core/facts/fact-values.ts';
import type { Warehouse } from './clickhouse.ts';

// The columns of finished rows that the clock in SQL works out by itself; amounts of closed cases, dates of all.
const always = ['due_date', 'statutory_due_date', 'promised_provisional', 'statutory_provisional'];
const closed = [
  ['elapsed_promised', 'elapsed_promised'],
  ['elapsed_statutory', 'elapsed_statutory'],
  ['promised_on_time', 'promised_in_time'],
  ['statutory_on_time', 'statutory_in_time'],
] as const;
const subjectsAtOnce = 500;

/** How many cases were compared, and where the two clocks differ first. */
export type ClocksChecked = { readonly cases: number; readonly first: string | undefined };

async function proven(
  { client }: Pick<Warehouse, 'client'>,
  dataset: string,
  subjects: readonly string[],
): Promise<string | undefined> {
  const pairs = [
    ...always.map(
      (column) =>
        [
          column,
          column,
          `f.${column} = p.${column} or (isNull(f.${column}) and isNull(p.${column}))`,
        ] as const,
    ),
    ...closed.map(
      ([column, other]) =>
        [
          column,
          other,
          `not f.is_closed or f.${column.includes('promised') ? 'promised' : 'statutory'}_basis = '' or f.${column} = p.${other}`,
        ] as const,
    ),
  ];
  const answer = await client.query({
    query: `select subject, column, concat(stored, ' ', counted) as both from (
        select f.subject as subject, arrayJoin([${pairs
          .map(
            ([column, other, same]) =>
              `('${column}', toUInt8(ifNull(${same}, 0)), ifNull(toString(f.${column}), '-'), ifNull(toString(p.${other}), '-'))`,
          )
          .join(', ')}]) as one, one.1 as column, one.2 as same, one.3 as stored, one.4 as counted
        from (select * from case_facts_v1 final where dataset = {dataset:String} and as_of = '${endOfTime}' and subject in {subjects:Array(String)} and is_accepted) as f
        inner join case_proofs_v1(dataset = {dataset:String}, as_of = now64(3, 'UTC'), subjects = {subjects:Array(String)}) as p on p.subject = f.subject
      ) where same = 0 order by subject, column limit 1`,
    query_params: { dataset, subjects },
    format: 'JSONEachRow',
  });
  const [first] = await answer.json<{ subject: string; column: string; both: string }>();
  return first === undefined
    ? undefined
    : `${dataset} ${first.subject} ${first.column}: row and SQL say ${first.both}`;
}

/** Compares both clocks of one case in so many with what ClickHouse works out alone from the same events. */
export async function verifyClocks({ client }: Warehouse, oneIn: number): Promise<ClocksChecked> {
  const answer = await client.query({
    query: `select toString(dataset), groupArray(subject) from (select distinct dataset, subject from case_facts_v1
      where as_of = '${endOfTime}' and is_accepted and cityHash64(subject) % {oneIn:UInt64} = 0 order by dataset, subject) group by dataset order by dataset`,
    query_params: { oneIn },
    format: 'JSONCompactEachRow',
  });
  let cases = 0;
  for (const [dataset, subjects] of await answer.json<[string, string[]]>())
    for (let from = 0; from < subjects.length; from += subjectsAtOnce) {
      const some = subjects.slice(from, from + subjectsAtOnce);
      const first = await proven({ client }, dataset, some);
      cases += some.length;
      if (first !== undefined) return { cases, first };
    }
  return { cases, first: undefined };
}
