import type { Rows } from './definition.ts';
import { type Aside, firstDay, lastDay, readableRows, type ReadableRows, standing } from './readable-rows.ts';

/** Some of the finished rows that rows are read from: of one kind or of all, those kept aside, those of a condition. */
export type Portion = { readonly kind?: string; readonly aside?: Aside; readonly where?: string };

/** Which columns are needed: those that a text of SQL names, else all; and from which finished rows, else from all. */
export type Selection = { readonly needed?: string; readonly portions?: readonly Portion[] };

const namesIn = (sql: string): string[] => sql.match(/[a-z_][\d._a-z]*/gi) ?? [];
const quoted = (name: string): string => (/^\w+\.\w+$/.test(name) ? `\`${name}\`` : name);
const named = (name: string, expression = ''): string =>
  expression === '' ? quoted(name) : `${quoted(expression)} as ${name}`;

function readable(rows: Rows): ReadableRows {
  const found = readableRows[rows];
  if (found === undefined) throw new RangeError(`${rows} are not read from finished rows`);
  return found;
}

/** Columns, and those that they are worked out of. */
function closureOf({ from, lists = {}, worked = {} }: ReadableRows, names: Iterable<string>): Set<string> {
  const stored = new Set(Object.values(from).flatMap((columns) => Object.keys(columns ?? {})));
  const closure = new Set<string>();
  const made = new Map([...Object.entries(lists), ...Object.entries(worked)]);
  const add = (name: string): void => {
    const expression = made.get(name);
    if (closure.has(name) || (expression === undefined && !stored.has(name))) return;
    closure.add(name);
    for (const each of namesIn(expression ?? '')) add(each);
  };
  for (const name of names) add(name);
  return closure;
}

/** The SELECTs of finished rows of a portion, a kind each. */
function finishedRows(
  { from, wholeBut, lists = {}, where = '1' }: ReadableRows,
  needed: ReadonlySet<string> | undefined,
  { kind, aside = '', where: among = '1' }: Portion,
): string[] {
  const [first = {}] = Object.values(from);
  return Object.entries(from).flatMap(([each, columns = {}]) => {
    if (kind !== undefined && kind !== each) return [];
    // A union goes by places: the first kind says the order.
    const all = Object.keys(first)
      .filter((name) => !Object.hasOwn(lists, name))
      .map((name): [string, string] => [name, columns[name] ?? '']);
    const isWhole = needed === undefined && wholeBut !== undefined;
    const read = all
      .filter(([name, expression]) => needed?.has(name) ?? !(isWhole && expression === ''))
      .map(([name, expression]) => named(name, expression));
    if (isWhole) read.unshift(`* except (${wholeBut})`);
    const conditions = [standing, where, among].filter((condition) => condition !== '1');
    return `select ${read.length === 0 ? '1' : read.join(', ')} from {db}${aside}${each}_facts_v1 final
where ${conditions.join(' and ')}`;
  });
}

/**
 * The SELECT of rows that indicators count over, of one data set as of an instant: views are made of it, and what is
 * read for a question, of its columns alone, which plans in half the time. {db} and the parameters are left open.
 */
export function selectRows(found: ReadableRows, { needed, portions = [{}] }: Selection = {}): string {
  const { from, lists, worked = {}, entries = '' } = found;
  const names = needed === undefined ? undefined : new Set(namesIn(needed));
  if (lists === undefined) {
    const own = names && closureOf(found, names);
    return portions.flatMap((portion) => finishedRows(found, own, portion)).join('\nunion all\n');
  }
  const [ofFirst = {}] = Object.values(from);
  const all = Object.keys({ ...ofFirst, ...lists, ...worked }).filter((name) => !name.includes('.'));
  const shown = names === undefined ? all : all.filter((name) => names.has(name));
  // Some list must be joined: the rows are its entries.
  const own = closureOf(found, [...shown, ...namesIn(entries), ...Object.keys(lists).slice(0, 1)]);
  const joined = Object.entries(lists).filter(([name]) => own.has(name));
  const columns = shown.map((name) => named(name, worked[name]));
  return `select ${columns.length === 0 ? '1' : columns.join(', ')} from (
${portions.flatMap((portion) => finishedRows(found, own, portion)).join('\nunion all\n')}
) array join ${joined.map(([name, list]) => named(name, list)).join(', ')}${entries === '' ? '' : ` where ${entries}`}`;
}

/** SQL of what is left open; ratings in bursts may be asked for of some days. */
type Read = {
  readonly dataset: string;
  readonly asOf: string;
  readonly since?: string;
  readonly until?: string;
};

/** The rows as a question reads them, for a FROM: what is left open is filled in. Throws for those that are no finished rows. */
export const rowsRead = (
  rows: Rows,
  { dataset, asOf, since = firstDay, until = lastDay }: Read,
  selection: Selection,
): string =>
  `(${selectRows(readable(rows), selection)
    .replaceAll('{db}', '')
    .replaceAll('{dataset:String}', dataset)
    .replaceAll('{since:Date32}', since)
    .replaceAll('{until:Date32}', until)
    .replaceAll("{as_of:DateTime64(3, 'UTC')}", asOf)})`;
