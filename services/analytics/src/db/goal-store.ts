import type { Messaging } from '@haoban/messaging/runtime';
import type { Goal, GoalBook, GoalKind } from '../core/goal-book.ts';

/** One entry of the history as a list shows it; `stands` is false where a later word replaced it. */
export type ListedGoal = {
  readonly scope: Goal['scope'];
  readonly code: string;
  readonly region: string;
  readonly value: number;
  readonly unit: Goal['unit'];
  readonly year: number | null;
  readonly validFrom: string;
  readonly setBy: string;
  readonly setAt: string;
  readonly stands: boolean;
};

/** Which entries are asked for; areas are prefixes: goals of those areas, of areas in them, and of areas they lie in. */
export type GoalQuery = {
  readonly kind: GoalKind;
  readonly areas: readonly string[];
  readonly scope?: string | undefined;
  readonly code?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

const listed = `
with entry as (
  select e -> 'goal' as goal, e ->> 'setAt' as set_at, n, subject
  from goals, jsonb_array_elements(state -> 'entries') with ordinality as t (e, n)
  where e ->> 'kind' = $1
), named as (
  select goal ->> 'scope' as scope, goal ->> 'code' as code, goal ->> 'region' as region,
    (goal ->> 'value')::float8 as value, goal ->> 'unit' as unit, (goal ->> 'year')::int as year,
    goal ->> 'validFrom' as "validFrom", goal ->> 'setBy' as "setBy", set_at as "setAt",
    n = max(n) over (partition by subject, goal ->> 'region', goal ->> 'year', goal ->> 'validFrom') as stands, n
  from entry
)
select scope, code, region, value, unit, year, "validFrom", "setBy", "setAt", stands, (count(*) over ())::int as total
from named
where exists (select from unnest($2::text[]) as a (area) where starts_with(region, area) or starts_with(area, region))
  and ($3::text is null or scope = $3) and ($4::text is null or code = $4)
order by "setAt" desc, scope, code, n desc limit $5 offset $6`;

/** Targets and baselines: their journal, and their history as a list, newest first. */
export function openGoals(messaging: Pick<Messaging, 'pool' | 'journal'>) {
  return {
    journal: messaging.journal<GoalBook>('goals'),
    list: async (query: GoalQuery): Promise<{ goals: ListedGoal[]; total: number }> => {
      const { kind, areas, scope, code, limit, offset } = query;
      const { rows } = await messaging.pool.query<ListedGoal & { total: number }>({
        name: 'list-goals',
        text: listed,
        values: [kind, areas, scope ?? null, code ?? null, limit, offset],
      });
      return { goals: rows, total: rows[0]?.total ?? 0 };
    },
  };
}
export type Goals = ReturnType<typeof openGoals>;
