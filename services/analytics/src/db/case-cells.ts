import { caseColumns, yesOrNo, type CaseColumn } from '../core/case-columns.ts';
import { instantText } from '../core/facts/fact-values.ts';
import type { Warehouse } from './clickhouse.ts';

/** A case in a list: its number and the columns asked for. */
export type CaseCells = { readonly caseId: string } & Readonly<
  Record<string, string | number | boolean | null>
>;

const cellOf = (name: CaseColumn, value: string | number | null): string | number | boolean | null =>
  yesOrNo.includes(name) ? value === 1 : value;

/** Reads columns of cases; a subject that is no case has its number alone. */
export function createCaseCells({ client }: Pick<Warehouse, 'client'>) {
  return {
    /** The columns of cases as they were at an instant (ISO), in the order of the numbers given. */
    of: async (
      { dataset, asOf }: { readonly dataset: string; readonly asOf: string },
      cases: readonly string[],
      names: readonly CaseColumn[],
    ): Promise<CaseCells[]> => {
      const columns = names.map((name) => `\`${caseColumns[name]}\``).join(', ');
      const answer = await client.query({
        query: `select subject, ${columns} from cases_v1(dataset = {dataset:String}, as_of = {as_of:DateTime64(3, 'UTC')}) where subject in {cases:Array(String)}`,
        query_params: { dataset, as_of: instantText(Date.parse(asOf)), cases },
        format: 'JSONCompactEachRow',
      });
      const rows = await answer.json<[string, ...(string | number | null)[]]>();
      const found = new Map(rows.map(([subject, ...cells]) => [subject, cells]));
      return cases.map((caseId) => {
        const cells = found.get(caseId);
        if (cells === undefined) return { caseId };
        return {
          caseId,
          ...Object.fromEntries(names.map((name, n) => [name, cellOf(name, cells[n] ?? null)])),
        };
      });
    },
  };
}
export type CaseCellsStore = ReturnType<typeof createCaseCells>;
