import type { Pool } from 'pg';

/** A line of the desk's list; `deliveryId` is null where none was asked for yet, `due` where no calendar says. */
export type WorkRow = {
  readonly id: string;
  readonly caseId: string;
  readonly region: string;
  readonly status: string;
  readonly method: string | null;
  readonly due: string;
  readonly attempt: number;
  readonly carrier: string | null;
  readonly hall: string | null;
};

/** What is asked of the list; `areas` are prefixes of the regions that may be seen, `after` is the last line before. */
export type WorkQuery = {
  readonly areas: readonly string[];
  readonly status: string;
  readonly method?: string;
  readonly dueBefore?: string;
  readonly hall?: string;
  readonly after?: { readonly due: string; readonly id: string };
  readonly limit: number;
};

/** Stands for a due date that no calendar says. */
export const noDue = '9999-12-31';

/** The desk's list by what is due first; an index serves a county, another one everything. */
export const createWorkList = (pool: Pool) => ({
  list: async (query: WorkQuery): Promise<WorkRow[]> => {
    const { areas, status, method, dueBefore, hall, after, limit } = query;
    const values: unknown[] = [];
    const given = (value: unknown): string => `$${values.push(value)}`;
    const [only = '', ...others] = areas;
    const county = others.length === 0 && only.length >= 6 ? [`county = ${given(only.slice(0, 6))}`] : [];
    const conditions = [
      ...county,
      `status = ${given(status)}`,
      `region like any(${given(areas.map((area) => `${area}%`))})`,
      ...(method === undefined ? [] : [`method = ${given(method)}`]),
      ...(hall === undefined ? [] : [`hall = ${given(hall)}`]),
      ...(dueBefore === undefined ? [] : [`due < ${given(dueBefore)}`]),
      ...(after === undefined ? [] : [`(due, id) > (${given(after.due)}, ${given(after.id)})`]),
    ];
    const { rows } = await pool.query<WorkRow>(
      `select id, case_id as "caseId", region, status, method, due, attempt, carrier, hall from work
       where ${conditions.join(' and ')} order by due, id limit ${given(limit)}`,
      values,
    );
    return rows;
  },
});
