import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '@haoban/contracts/canonical-json';
import type { Envelope } from '@haoban/contracts/envelope';
import { sourceRank } from '@haoban/contracts/envelope';
import type { ImportMap } from '@haoban/contracts/import-map';
import { checkImportMap } from '@haoban/contracts/import-map-check';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runImport, type ImportParts } from '../imports/run-import.ts';
import { ocelSchema } from '../../../test/ocel-schema.ts';
import { simulatedDay, streamExport, wholeScope } from '../../../test/simulated-export.ts';

let spoolDir = '';
beforeAll(async () => {
  spoolDir = await mkdtemp(join(tmpdir(), 'haoban-export-'));
});
afterAll(() => rm(spoolDir, { recursive: true }));

const day = simulatedDay;
const whole = wholeScope;
const write = async (...[format, events, more]: WriteArguments): Promise<string> =>
  (await Array.fromAsync(await streamExport(spoolDir, format, events, more))).join('');
type WriteArguments = Parameters<typeof streamExport> extends [string, ...infer Rest] ? Rest : never;

const mapNamed = (name: string) => {
  const file = new URL(`../../../maps/${name}.json`, import.meta.url);
  const checked = checkImportMap(JSON.parse(readFileSync(file, 'utf8')));
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
  return checked.map;
};

async function importBack(text: string, map?: ImportMap) {
  const events: Envelope[] = [];
  const parts: ImportParts = {
    claimDataSet: async () => 'claimed',
    knownIds: async () => new Set(),
    publish: async (event) => events.push(event),
    settled: async () => undefined,
    spoolDir,
  };
  async function* content() {
    for (let start = 0; start < text.length; start += 50_000)
      yield Buffer.from(text.slice(start, start + 50_000));
  }
  const report = await runImport(
    {
      dataset: 'imp-back',
      map,
      asOfMs: undefined,
      dryRun: false,
      content: content(),
    },
    parts,
    () => undefined,
  );
  return { report, events };
}

const isOfCase = new Set(
  day.filter(({ type }) => type === 'case.submitted.v1').map(({ subject }) => subject),
);

/** What figures are made of: what happened to each case where, in order. */
const histories = (events: readonly Envelope[]) =>
  Object.fromEntries(
    Map.groupBy(
      events
        .filter(({ subject }) => isOfCase.has(subject))
        .toSorted(
          (a, b) =>
            Date.parse(a.time) - Date.parse(b.time) ||
            sourceRank(a.source) - sourceRank(b.source) ||
            a.sequence - b.sequence,
        )
        .map(({ subject, type, time, region, data }) => ({ subject, type, time, region, data })),
      ({ subject }) => subject,
    ),
  );

test('an event file comes back as the same events, to the byte, and nothing else', async () => {
  const text = await write('events', [...day, ...day.slice(0, 500)]);
  const { report, events } = await importBack(text);
  expect(report).toMatchObject({ format: 'events', taken: day.length, refusedCount: 0, duplicates: 0 });
  const texts = new Set(events.map((event) => canonicalJson({ ...event, dataset: 'sim-demo' })));
  expect(texts.size).toBe(day.length);
  expect(day.filter((event) => !texts.has(canonicalJson(event)))).toEqual([]);
});

describe.each([
  ['xes', 'haoban-xes'],
  ['csv', 'haoban-csv'],
  ['ocel', 'haoban-ocel'],
] as const)('%s', (format, map) => {
  test('comes back through its map as the same histories of the same cases', async () => {
    const { report, events } = await importBack(await write(format), mapNamed(map));
    expect(report).toMatchObject({ format, refusedCount: 0, read: { cases: isOfCase.size } });
    expect(isOfCase.size).toBeGreaterThan(20);
    expect(histories(events)).toEqual(histories(day));
  });
});

test('OCEL is valid by the published schema, and every object that an event touches is there', async () => {
  const log = JSON.parse(await write('ocel'));
  const check = formats.default(new Ajv()).compile(ocelSchema);
  expect(check(log), JSON.stringify(check.errors)).toBe(true);
  const objects = new Set(log.objects.map(({ id }: { id: string }) => id));
  expect(objects.size).toBe(log.objects.length);
  for (const { relationships } of [...log.events, ...log.objects])
    for (const { objectId } of relationships ?? []) expect(objects).toContain(objectId);
  for (const [list, types] of [
    ['events', 'eventTypes'],
    ['objects', 'objectTypes'],
  ]) {
    const declared = new Map(
      log[types ?? ''].map(({ name, attributes }: { name: string; attributes: { name: string }[] }) => [
        name,
        new Set(attributes.map((each) => each.name)),
      ]),
    );
    for (const { type, attributes } of log[list ?? ''])
      for (const { name } of attributes) expect(declared.get(type), `${type}.${name}`).toContain(name);
  }
  expect(log.objectTypes.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['case', 'ticket', 'organisation', 'item', 'hall']),
  );
});

test('event files of adjoining periods add up to the whole, and whole cases stand in the period they began in', async () => {
  const middle = Date.parse('2026-10-14T00:00:00+08:00');
  const before = { scope: { ...whole, toMs: middle } };
  const after = { scope: { ...whole, fromMs: middle } };
  const lines = async (more: object) => (await write('events', day, more)).trimEnd().split('\n');
  const parts = [await lines(before), await lines(after)];
  expect(parts.every((part) => part.length > 10)).toBe(true);
  expect(new Set(parts.flat())).toEqual(new Set(await lines({})));
  const traces = async (more: object) => (await write('xes', day, more)).split('<trace>').length - 1;
  expect([await traces(before), await traces(after)]).toEqual([isOfCase.size, 0]);
});

test('as of an instant nothing after it is written', async () => {
  const asOf = '2026-10-13T00:00:00.000Z';
  for (const format of ['events', 'xes', 'ocel', 'csv'] as const) {
    const text = await write(format, day, { scope: { ...whole, asOfMs: Date.parse(asOf) } });
    expect(text).toContain('case.submitted');
    expect(text).not.toContain('"time":"2026-10-14');
    expect(text).not.toContain('time:timestamp" value="2026-10-14');
    expect(text).not.toContain(',2026-10-14T');
  }
});

test('of an imported case only the newest snapshot is written', async () => {
  const old = day
    .filter(({ type }) => type === 'case.submitted.v1')
    .map((each) => ({ ...each, revision: 1 }));
  const renewed = old.map((each) => ({ ...each, revision: 2, data: { ...each.data, channel: 'post' } }));
  const { events } = await importBack(await write('events', [...old, ...renewed]));
  expect(events.map(({ data }) => data['channel'])).toEqual(old.map(() => 'post'));
});

test('what XML and spreadsheets would misread is written so that they do not', async () => {
  const first = day.find(({ type }) => type === 'case.submitted.v1');
  if (first === undefined) throw new Error('the day has no case');
  const hostile = '\u0001<"&\n\uD800\uFFFE=cmd()';
  const odd = { ...first, data: { ...first.data, channel: hostile } };
  for (const [format, map] of [
    ['xes', 'haoban-xes'],
    ['csv', 'haoban-csv'],
    ['ocel', 'haoban-ocel'],
  ] as const) {
    const { events } = await importBack(await write(format, [odd]), mapNamed(map));
    expect(events.map(({ data }) => data['channel'])).toEqual([hostile]);
  }
  expect(await write('csv', [], { rows: 'case' })).toBe("\uFEFFsubject,org,days\r\na,'=1+1,-3\r\n");
});

test.each([
  ['xes', 'haoban-xes'],
  ['csv', 'haoban-csv'],
  ['ocel', 'haoban-ocel'],
] as const)('a foreign log exported as %s keeps its zone and its due times', async (format, map) => {
  const rows = ['收件时间', '受理时间', '承诺期限', '办结时间'].join(',');
  const log = [
    `办件编号,${rows},办理结果,申请渠道,部门,事项编码`,
    'C-1,2026-03-01 09:00,2026-03-01 10:00,2026-03-09 17:30,2026-03-05 11:00,准予许可,window,o1,i1',
    'C-2,2026-03-29 01:30,2026-03-29 01:30,,,,post,o2,-',
  ].join('\n');
  const said = ({ time, type, zone, region, data }: Envelope) => ({ time, type, zone, region, data });
  const amsterdam = { ...mapNamed('window-rows'), zone: 'Europe/Amsterdam', onTime: 'instant' } as const;
  const imported = (await importBack(log, amsterdam)).events;
  expect(imported).toHaveLength(5);
  const { report, events } = await importBack(await write(format, imported), mapNamed(map));
  expect(report.refused).toEqual([]);
  const bySubject = (all: readonly Envelope[]) =>
    Object.fromEntries(
      Map.groupBy(all, ({ subject }) => subject)
        .entries()
        .map(([id, of]) => [id, of.map(said)]),
    );
  expect(bySubject(events)).toEqual(bySubject(imported));
  expect(events.every(({ zone }) => zone === 'Europe/Amsterdam')).toBe(true);
});

test('nothing is left of an export that is left off', async () => {
  const written = await streamExport(spoolDir, 'ocel');
  for await (const _ of written) break;
  expect(await readdir(spoolDir)).toEqual([]);
});
