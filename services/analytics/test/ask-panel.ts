import { testStack } from '@haoban/local-stack/test-stack';
import { allValues } from './dashboard-json.ts';
import { someCase } from './dashboard-world.ts';
import { expandPanel, type Chosen } from './expand-panel.ts';

/** What ClickHouse answers: the columns, and a record a row. */
export type PanelAnswer = { meta: { name: string; type: string }[]; data: Record<string, unknown>[] };

/** The whole year of the world, all of everything. */
export const everything: Chosen = {
  variables: { dataset: 'live', caseId: someCase },
  from: new Date('2025-12-31T16:00:00.000Z'),
  to: new Date('2026-12-31T04:30:00.000Z'),
};
/** One organisation and item at the windows of one county and hall. */
export const filtered: Chosen = {
  ...everything,
  variables: {
    ...everything.variables,
    region: '32',
    county: '320281',
    org: '320281-ms',
    item: 'trader-registration',
    channel: 'window',
    hall: '320281-h1',
  },
};

/** Asks as Grafana's plugin does: as the read-only user, who may set no more than a time limit. */
export async function ask(rawSql: string, chosen: Chosen): Promise<PanelAnswer> {
  const { origin, username, password, pathname } = new URL(testStack().clickhouse.readerUrl);
  const response = await fetch(`${origin}/?database=${pathname.slice(1)}&max_execution_time=30`, {
    method: 'POST',
    headers: { 'x-clickhouse-user': username, 'x-clickhouse-key': password },
    body: `${expandPanel(rawSql, allValues, chosen)}\nformat JSON`,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text);
}
