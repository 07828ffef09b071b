/** What a person has chosen on a dashboard: values of variables (absent: All) and the time range. */
export type Chosen = {
  readonly variables: Readonly<Record<string, string>>;
  readonly from: Date;
  readonly to: Date;
};

const instant = (at: Date): string => `fromUnixTimestamp64Milli(${at.getTime()})`;

/**
 * The SQL that ClickHouse is sent for a panel: Grafana puts `${name:singlequote}` in quotes and a custom "All" in as
 * it stands, the ClickHouse plugin then expands its macros of the time range. Throws for anything else of Grafana's.
 */
export function expandPanel(
  rawSql: string,
  allValues: Readonly<Record<string, string>>,
  chosen: Chosen,
): string {
  const sql = rawSql
    .replaceAll(/\$\{(\w+):singlequote\}/g, (_, name: string) => {
      const value = chosen.variables[name];
      if (value !== undefined) return `'${value.replaceAll("'", String.raw`\'`)}'`;
      const all = allValues[name];
      if (all === undefined) throw new Error(`nothing is chosen for ${name}, and it has no "All"`);
      return all;
    })
    .replaceAll(/\$__fromTime_ms\b/g, instant(chosen.from))
    .replaceAll(/\$__toTime_ms\b/g, instant(chosen.to));
  const left = /\$[{_]\S*/.exec(sql);
  if (left !== null) throw new Error(`nobody expands ${left[0]}`);
  return sql;
}
