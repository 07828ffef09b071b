import type { Pool } from 'pg';

/** Completed courier deliveries of a place: how many, what they cost and the trips they saved, in cents. */
export type SavingRow = {
  readonly region: string;
  readonly completed: number;
  readonly costCents: number;
  readonly costUnknown: number;
  readonly savingCents: number;
};

/** What couriers cost and saved, by place, between two local dates (the second not included). */
export const createSavings =
  (pool: Pool) =>
  async (areas: readonly string[], from: string, to: string): Promise<SavingRow[]> => {
    const { rows } = await pool.query<SavingRow>({
      name: 'savings',
      text: `select region, count(*)::integer as completed, coalesce(sum(cost_cents), 0)::float8 as "costCents",
          count(*) filter (where cost_cents is null)::integer as "costUnknown",
          coalesce(sum(trip_cents), 0)::float8 as "savingCents"
        from work where status = 'completed' and method = 'courier' and completed_on >= $2 and completed_on < $3
          and region like any($1) group by region order by region collate "C"`,
      values: [areas.map((area) => `${area}%`), from, to],
    });
    return rows;
  };
