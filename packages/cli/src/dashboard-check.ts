import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@haoban/local-stack/servers';
import type { Check } from './checks.ts';

const folder = join(repositoryRoot, 'dashboards');

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const panelsOf = (dashboard: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Array.isArray(dashboard['panels']) ? dashboard['panels'] : [];

/** What is wrong with the file of a dashboard as Grafana reads it (schema 42, version 1), or undefined. */
function faultOf(dashboard: unknown, uids: ReadonlySet<unknown>): string | undefined {
  if (!isObject(dashboard)) return 'is no object';
  if (typeof dashboard['uid'] !== 'string' || dashboard['uid'] === '') return 'has no uid';
  if (uids.has(dashboard['uid'])) return `has the uid of another: ${dashboard['uid']}`;
  if (typeof dashboard['title'] !== 'string') return 'has no title';
  if (typeof dashboard['schemaVersion'] !== 'number') return 'has no schemaVersion';
  const panels = panelsOf(dashboard);
  if (panels.length === 0) return 'has no panels';
  const ids = panels.map((panel) => (isObject(panel) ? panel['id'] : undefined));
  if (ids.some((id) => typeof id !== 'number') || new Set(ids).size < ids.length)
    return 'has panels without an id of their own';
  const bare = panels.find(
    (panel) => !isObject(panel) || typeof panel['type'] !== 'string' || !isObject(panel['gridPos']),
  );
  return bare === undefined ? undefined : 'has a panel without type or place';
}

/** Reads every dashboard as Grafana does: one file, one uid, panels with ids, types and places. */
export function checkDashboards(): Check {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .filter((name) => readFileSync(join(folder, name), 'utf8').includes('"schemaVersion"'));
  const uids = new Set<unknown>();
  for (const file of files) {
    const dashboard: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const fault = faultOf(dashboard, uids);
    if (fault !== undefined) return { check: 'dashboards', ok: false, detail: `${file} ${fault}` };
    if (isObject(dashboard)) uids.add(dashboard['uid']);
  }
  return { check: 'dashboards', ok: files.length > 0, detail: `${files.length} files` };
}
