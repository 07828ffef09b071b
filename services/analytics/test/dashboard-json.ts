import { readdirSync, readFileSync } from 'node:fs';
import { findIndicator } from '@haoban/indicators/catalogue';

/** A query of a panel, a variable or an alert rule, with where it stands. */
export type PanelQuery = {
  readonly board: string;
  readonly title: string;
  readonly type: string;
  readonly refId: string;
  readonly rawSql: string;
  /** Ids of the indicators whose columns it answers. */
  readonly ids: readonly string[];
  /** The dimension it groups by; empty for one row, months, lists. */
  readonly by: string;
};

type Target = { refId: string; rawSql?: string };
type Variable = { name: string; type: string; query: string; allValue?: string };
type Dashboard = {
  panels: { title: string; type: string; targets?: Target[] }[];
  templating: { list: Variable[] };
};
type AlertFile = { groups: { rules: { uid: string; data: { refId: string; model: Target }[] }[] }[] };

const root = new URL('../../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const readDashboard = (path: string): Dashboard => JSON.parse(text(path));
const readAlerts = (path: string): AlertFile => JSON.parse(text(path));

const files = readdirSync(new URL('dashboards/', root)).filter(
  (name) => name.endsWith('.json') && !/^(package|tsconfig|turbo)/.test(name),
);
const boards = files.map((file) => ({
  board: file.replace('.json', ''),
  shown: readDashboard(`dashboards/${file}`),
}));

// The two SELECTs around the answer name its columns; names may stand around them.
const askedBy = (rawSql: string): readonly string[] => {
  const outside = rawSql
    .split(/\sfrom \(/)
    .slice(0, 3)
    .join('\n');
  const names = [...outside.matchAll(/ as (\w+?)(?=[,\s]|$)/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => findIndicator(name) !== undefined);
};

const queryOf = (board: string, title: string, type: string, { refId, rawSql = '' }: Target): PanelQuery => ({
  board,
  title,
  type,
  refId,
  rawSql,
  ids: askedBy(rawSql),
  by: /^-- by (\S+)$/m.exec(rawSql)?.[1] ?? '',
});

/** Every query of every panel; panels that show what another one asks have none. */
export const panelQueries: readonly PanelQuery[] = boards.flatMap(({ board, shown }) =>
  shown.panels.flatMap(({ title, type, targets = [] }) =>
    targets.filter(({ rawSql }) => rawSql !== undefined).map((target) => queryOf(board, title, type, target)),
  ),
);

/** The queries behind the choices of variables. */
export const variableQueries: readonly PanelQuery[] = boards.flatMap(({ board, shown }) =>
  shown.templating.list
    .filter(({ type }) => type === 'query')
    .map(({ name, query }) => queryOf(board, name, 'variable', { refId: 'A', rawSql: query })),
);

/** The queries of the alert rules. */
export const alertQueries: readonly PanelQuery[] = readAlerts(
  'infra/grafana/provisioning/alerting/haoban.json',
).groups.flatMap(({ rules }) =>
  rules.flatMap(({ uid, data }) =>
    data.filter(({ refId }) => refId === 'A').map(({ model }) => queryOf('alerts', uid, 'alert', model)),
  ),
);

/** What "All" of a filter puts into SQL, by the name of its variable. */
export const allValues: Readonly<Record<string, string>> = Object.fromEntries(
  boards.flatMap(({ shown }) =>
    shown.templating.list.flatMap(({ name, allValue }) => (allValue === undefined ? [] : [[name, allValue]])),
  ),
);
