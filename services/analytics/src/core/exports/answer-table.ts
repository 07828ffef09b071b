/** A value in one cell; null is an empty one. */
export type Cell = string | number | boolean | null;

/** An answer as a table: what it says of itself line by line, then its rows under their columns. */
export type AnswerTable = {
  readonly banner: string | undefined;
  readonly head: readonly (readonly [name: string, ...cells: Cell[]])[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

type Answer = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The single values of an answer by name; of what is nested the names are joined by dots. */
function flat(value: Answer, prefix = ''): [string, Cell][] {
  return Object.entries(value).flatMap(([name, member]): [string, Cell][] => {
    const path = prefix + name;
    if (isRecord(member)) return flat(member, `${path}.`);
    if (Array.isArray(member)) return [[path, JSON.stringify(member)]];
    if (typeof member === 'string' || typeof member === 'number' || typeof member === 'boolean')
      return [[path, member]];
    return member === null ? [[path, null]] : [];
  });
}

const asRow = (item: unknown): [string, Cell][] =>
  isRecord(item) ? flat(item) : [['caseId', typeof item === 'number' ? item : String(item)]];

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The rows of an answer: those of its groups; or its cases, with what is said of each in the row of the same place. */
function itemsOf({ rows, cases }: Answer): [string, Cell][][] {
  if (!Array.isArray(cases)) return listOf(rows).map(asRow);
  const said = listOf(rows);
  return cases.map((item: unknown, index) => [
    ...asRow(item),
    ...(isRecord(said[index]) ? flat(said[index]) : []),
  ]);
}

/**
 * An indicator's answer, or the list of cases behind one, as a table: its rows are `rows` or `cases`, everything else
 * stands above them. What is not from live data says so first.
 */
export function answerTable(answer: Answer): AnswerTable {
  const { rows: _, cases: __, ...rest } = answer;
  const { dataset } = answer;
  const rows = itemsOf(answer).map((row) => new Map(row));
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  return {
    banner:
      typeof dataset === 'string' && dataset !== 'live'
        ? `非真实运行数据（数据集 ${dataset}） not live data: data set ${dataset}`
        : undefined,
    head: flat(rest),
    columns,
    rows: rows.map((row) => columns.map((column) => row.get(column) ?? null)),
  };
}
