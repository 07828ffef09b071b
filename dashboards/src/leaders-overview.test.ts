import { readdirSync, readFileSync } from 'node:fs';
import { findIndicator } from '@haoban/indicators/catalogue';
import { expect, test } from 'vitest';
import { dashboardFiles } from './dashboard-files.ts';

type Target = { refId: string; rawSql: string; datasource: { uid: string } };
type Panel = {
  id: number;
  type: string;
  title: string;
  description?: string;
  targets?: Target[];
  fieldConfig?: { defaults: { unit?: string; thresholds?: { steps: unknown[] }; links?: { url: string }[] } };
};
type Dashboard = { uid: string; panels: Panel[]; templating: { list: { name: string; query: string }[] } };

const folder = new URL('..', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const committed = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && !/^(package|tsconfig|turbo)/.test(name),
);
const dashboards: Dashboard[] = committed.map((name) => JSON.parse(text(name)));
const charts = dashboards.flatMap(({ panels }) => panels).filter(({ type }) => type !== 'row');
const figures = charts.filter(({ description }) => /`\w+` v\d/.test(description ?? ''));

test('the committed dashboards are what the generator writes, no more and no fewer', () => {
  const generated = Object.entries(dashboardFiles()).map(([name, json]) => [name, JSON.parse(json)]);
  expect(committed.map((name) => [name, JSON.parse(text(name))])).toEqual(generated);
});

test('every dashboard has an id of its own and every panel too', () => {
  const uids = dashboards.map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(uids.length);
  for (const { panels } of dashboards) expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
});

test('every variable is used, and none is used that is not there', () => {
  for (const { panels, templating } of dashboards) {
    const names = templating.list.map(({ name }) => name);
    const used = JSON.stringify(panels).matchAll(/\$\{([a-z]\w*)[:}]/g);
    expect(new Set([...used].map(([, name]) => name))).toEqual(new Set(names));
  }
});

test('every panel says in both languages what it shows, and all but the notice by id and current version', () => {
  for (const { description = '' } of charts) expect(description).toMatch(/[\u4E00-\u9FFF].*[A-Za-z]{3}/);
  expect(figures).toHaveLength(charts.length - dashboards.length);
  for (const { description = '' } of figures) {
    for (const [, id = '', version] of description.matchAll(/`(\w+)` v(\d+)/g)) {
      expect([id, findIndicator(id)?.version]).toEqual([id, Number(version)]);
    }
  }
});

test('every figure has a unit, thresholds and the way to the answer of the API', () => {
  for (const { title, type, fieldConfig } of figures) {
    if (type !== 'stat') continue;
    expect([title, fieldConfig?.defaults.unit]).toEqual([title, expect.any(String)]);
    expect(fieldConfig?.defaults.thresholds?.steps.length).toBeGreaterThan(0);
    expect(fieldConfig?.defaults.links?.[0]?.url).toMatch(/^\$\{portal\}\/api\/analytics\/indicators\/\w+\?/);
  }
});

test('leaders see how fresh and how complete the figures are, and the three compressions side by side', () => {
  const shown = figures.map(({ description }) => description).join('\n');
  const ids = [
    'freshness_seconds_p99',
    'completeness',
    'compression_promised',
    'compression_actual',
    'compression_vs_promise',
  ];
  for (const id of ids) expect(shown).toContain(`\`${id}\` v`);
});
