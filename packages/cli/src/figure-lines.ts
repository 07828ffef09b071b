type Json = Readonly<Record<string, unknown>>;

const rows = (answer: Json, name: string): Json[] => {
  const value = answer[name];
  return Array.isArray(value)
    ? value.filter((row): row is Json => typeof row === 'object' && row !== null)
    : [];
};

const figures = ['value', 'numerator', 'denominator', 'low', 'high', 'immature', 'excluded', 'ranked'];
/** A value as a person reads it; `-` where there is none. */
export const text = (value: unknown): string =>
  value === null || value === undefined ? '-' : typeof value === 'string' ? value : JSON.stringify(value);

function table(lines: readonly (readonly string[])[]): string {
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** An indicator's answer, or the catalogue, as lines to read. */
export function figureLines(answer: Json): string {
  const listed = rows(answer, 'indicators');
  if (listed.length > 0) {
    return `${table(listed.map(({ id, name }) => [text(id), ...Object.values(typeof name === 'object' && name !== null ? name : {}).map(String)]))}\n`;
  }
  const { id, version, dataset, from, to, asOf, unit, basis } = answer;
  const shown = figures.filter((figure) => figure !== 'ranked');
  const head = `${text(id)} v${text(version)}  ${text(dataset)}  [${text(from)}, ${text(to)})  as of ${text(asOf)}  ${text(unit)}, ${text(basis)}`;
  const total = table([shown, shown.map((figure) => text(answer[figure]))]);
  const groups = rows(answer, 'rows');
  const names = Object.keys(groups[0] ?? {}).filter((name) => !figures.includes(name));
  const columns = [...names, ...figures];
  const body =
    groups.length === 0
      ? ''
      : `\n\n${table([columns, ...groups.map((row) => columns.map((name) => text(row[name])))])}`;
  return `${head}\n${total}${body}\n`;
}
