import { readdirSync, readFileSync } from 'node:fs';
import { findIndicator, indicators } from '@haoban/indicators/catalogue';
import { expect, test } from 'vitest';
import { boards } from './boards/board-names.ts';
import { askedWith } from './boards/board-links.ts';
import { generatedFiles } from './dashboard-files.ts';

type Target = { refId: string; rawSql?: string; panelId?: number };
type Panel = {
  id: number;
  type: string;
  title: string;
  description?: string;
  targets?: Target[];
  gridPos: { x: number; y: number; w: number; h: number };
  fieldConfig?: {
    defaults: { unit?: string; thresholds?: { steps: unknown[] }; links?: { title: string; url: string }[] };
  };
};
type Dashboard = { uid: string; panels: Panel[]; templating: { list: { name: string }[] } };

const folder = new URL('..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, new URL('..', folder)), 'utf8');
const committed = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && !/^(package|tsconfig|turbo)/.test(name),
);
const dashboards: Dashboard[] = committed.map((name) => JSON.parse(read(`dashboards/${name}`)));
const named = Object.values(boards);
const chartsOf = ({ panels }: Dashboard) => panels.filter(({ type }) => type !== 'row');
const figuresOf = (board: Dashboard) =>
  chartsOf(board).filter(
    ({ type, fieldConfig }) => type === 'stat' && fieldConfig?.defaults.links !== undefined,
  );

test('committed JSON is what the generator writes, no more and no fewer dashboards', () => {
  const generated = Object.entries(generatedFiles());
  for (const [path, text] of generated)
    expect([path, JSON.parse(read(path))]).toEqual([path, JSON.parse(text)]);
  const written = generated.flatMap(([path]) => /^dashboards\/(.+)$/.exec(path)?.[1] ?? []);
  expect(new Set(committed)).toEqual(new Set(written));
});

test('every dashboard has an id of its own, every panel too, and none covers another', () => {
  const uids = dashboards.map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(uids.length);
  for (const { panels } of dashboards) {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...panels.map(({ gridPos: { x, w } }) => x + w))).toBe(24);
  }
});

test('every variable is used by a query or a link, and none is used that is not there', () => {
  for (const { uid, panels, templating } of dashboards) {
    const names = templating.list.map(({ name }) => name);
    const used = JSON.stringify(panels).matchAll(/\$\{([a-z]\w*)[:}]/gi);
    expect([uid, new Set([...used].map(([, name]) => name))]).toEqual([uid, new Set(names)]);
    const asked = panels.flatMap(({ targets = [] }) => targets.map(({ rawSql = '' }) => rawSql)).join('\n');
    for (const name of names.filter((one) => one !== 'portal'))
      expect([uid, asked]).toEqual([uid, expect.stringContaining(`\${${name}:singlequote}`)]);
  }
});

test('every panel says in both languages what it shows, and every indicator by id and current version', () => {
  const shown = dashboards.flatMap(chartsOf);
  for (const { title, description = '' } of shown) {
    expect(title).toMatch(/[\u4E00-\u9FFF].*[A-Za-z]{2}/);
    expect(description).toMatch(/[\u4E00-\u9FFF][^]*[A-Za-z]{3}/);
    for (const [, id = '', version] of description.matchAll(/`(\w+)` v(\d+)/g))
      expect([id, findIndicator(id)?.version]).toEqual([id, Number(version)]);
  }
  const described = shown.map(({ description }) => description).join('\n');
  expect(indicators.filter(({ id }) => !described.includes(`\`${id}\` v`)).map(({ id }) => id)).toEqual([]);
});

test('every figure has a unit, thresholds and the way to the answer of the API', () => {
  for (const board of dashboards)
    for (const { title, fieldConfig } of figuresOf(board)) {
      const { unit, thresholds, links = [] } = fieldConfig?.defaults ?? {};
      expect([title, unit]).toEqual([title, expect.any(String)]);
      expect(thresholds?.steps.length).toBeGreaterThan(0);
      expect(links.at(-1)?.url).toMatch(/^\$\{portal\}\/api\/analytics\/indicators\/\w+\?/);
    }
});

test('figures that are answered together point at a panel of their dashboard that asks', () => {
  for (const { uid, panels } of dashboards)
    for (const { targets = [] } of panels)
      for (const { panelId } of targets.filter(({ rawSql }) => rawSql === undefined)) {
        const asker = panels.find(({ id }) => id === panelId);
        expect([uid, panelId, asker?.targets?.[0]?.rawSql]).toEqual([uid, panelId, expect.any(String)]);
      }
});

test('links lead to dashboards that exist, with variables those have, the filters of here and the time range', () => {
  let followed = 0;
  for (const board of dashboards) {
    const here = named.find(({ uid }) => uid === board.uid);
    for (const [, uid, query = ''] of JSON.stringify(board.panels).matchAll(/"\/d\/([\w-]+)\?([^"]*)"/g)) {
      const there = named.find((one) => one.uid === uid);
      if (there === undefined || here === undefined) throw new Error(`${board.uid} leads to ${uid}`);
      const known = askedWith(there);
      const said = [...query.matchAll(/var-(\w+)=|\$\{(\w+):queryparam\}/g)].map(
        ([, set, kept]) => set ?? kept ?? '',
      );
      expect(said.filter((name) => !known.includes(name))).toEqual([]);
      const carried = known.filter((name) => askedWith(here).includes(name));
      expect(said).toEqual(expect.arrayContaining(carried));
      expect(query).toContain('${__url_time_range}');
      followed += 1;
    }
  }
  expect(followed).toBeGreaterThan(100);
});

test('every dashboard says what kind of data it shows, how fresh and how complete it is', () => {
  for (const board of dashboards) {
    const [notice, freshness, completeness] = chartsOf(board);
    expect(notice?.targets?.[0]?.rawSql).toContain('并非真实办件');
    expect(freshness?.description).toContain('`freshness_seconds_p99` v');
    expect(completeness?.description).toContain('`completeness` v');
  }
});

test('the five compressions stand side by side, each under its name', () => {
  const board = dashboards.find(({ uid }) => uid === boards.time.uid);
  const five = (board?.panels ?? []).filter(({ description = '' }) =>
    /^[^`]*`compression_(catalogue|promised|actual|vs_promise|baseline)` v\d+$/.test(description),
  );
  expect(five).toHaveLength(5);
  expect(new Set(five.map(({ gridPos }) => gridPos.y)).size).toBe(1);
  expect(new Set(five.map(({ title }) => title)).size).toBe(5);
});

test('the table of dashboards is what there is', () => {
  const rows = [...read('dashboards/README.md').matchAll(/^\| `([\w-]+\.json)` \| ([^|]+) \|/gm)];
  expect(rows.map(([, file, title]) => [file, title])).toEqual(
    named.map(({ file, title }) => [`${file}.json`, `${title.zh} ${title.en}`]),
  );
});
