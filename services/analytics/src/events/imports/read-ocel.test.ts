import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportMap } from '@haoban/contracts/import-map';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultMaps } from '../../core/imports/default-map.ts';
import { readOcel } from './read-ocel.ts';

let spoolDir = '';
beforeAll(async () => {
  spoolDir = await mkdtemp(join(tmpdir(), 'haoban-ocel-'));
});
afterAll(() => rm(spoolDir, { recursive: true }));

const event = (id: string, type: string, objects: string[], more: object = {}) => ({
  id,
  type,
  time: '2026-03-02T01:00:00Z',
  attributes: [{ name: 'cost', value: 3 }],
  relationships: objects.map((objectId) => ({ objectId, qualifier: 'for' })),
  ...more,
});
const log = {
  objectTypes: [{ name: 'order', attributes: [] }],
  eventTypes: [],
  events: [
    event('e1', 'place', ['o1', 'i1']),
    event('e2', 'pay', ['o1', 'o2', 'o1']),
    event('e3', 'idle', []),
  ],
  objects: [
    {
      id: 'o1',
      type: 'order',
      attributes: [
        { name: 'price', value: '2', time: '2026-03-03T00:00:00Z' },
        { name: 'price', value: '1', time: '1970-01-01T00:00:00Z' },
      ],
    },
    { id: 'o2', type: 'order' },
    { id: 'i1', type: 'item' },
  ],
};

async function read(value: object, map: ImportMap = defaultMaps.ocel, chunk = 11) {
  const text = JSON.stringify(value, undefined, 1);
  const texts = (async function* () {
    for (let start = 0; start < text.length; start += chunk) yield text.slice(start, start + chunk);
  })();
  return Array.fromAsync(readOcel(texts, map, spoolDir));
}
const withType = (caseType: string): ImportMap => ({ ...defaultMaps.ocel, ocel: { caseType } });

test('the objects of the named type are cases with every event that touches them, wherever the objects stand', async () => {
  for (const order of [log, Object.fromEntries(Object.entries(log).toReversed())]) {
    const cases = (await read(order, withType('order'))).flatMap((each) => ('reason' in each ? [] : [each]));
    const byId = new Map(cases.map((each) => [each.attributes.get('ocel:oid'), each]));
    expect(new Set(byId.keys())).toEqual(new Set(['o1', 'o2']));
    const activities = (id: string) =>
      byId.get(id)?.events.map(({ attributes }) => attributes.get('ocel:activity'));
    expect(activities('o1')).toEqual(['place', 'pay']);
    expect(activities('o2')).toEqual(['pay']);
    expect(byId.get('o1')?.attributes.get('price')).toBe('2');
    expect(byId.get('o1')?.events[0]?.attributes.get('cost')).toBe('3');
  }
  expect(readdirSync(spoolDir)).toEqual([]);
});

test('without a name the type case is the case, else the only type that has events', async () => {
  const one = { ...log, events: [event('e1', 'place', ['o1'])] };
  expect(await read(one)).toHaveLength(2);
  const named = JSON.parse(JSON.stringify(log).replaceAll('"item"', '"case"'));
  expect(await read(named)).toMatchObject([{ events: [{}] }]);
});

test('a log that leaves open which type is the case is refused with the types to choose from', async () => {
  await expect(read(log)).rejects.toMatchObject({
    code: 'import_map_invalid',
    faults: [{ path: '/ocel/caseType', message: expect.stringContaining('item, order') }],
  });
  await expect(read(log, withType('bus'))).rejects.toMatchObject({ code: 'import_map_invalid' });
});

test('an event or object without what it needs is refused alone with its line', async () => {
  const found = await read(
    { ...log, events: [...log.events, { id: 'e9' }], objects: [...log.objects, { type: 'order' }] },
    withType('order'),
  );
  const refused = found.flatMap((each) => ('reason' in each ? [each] : []));
  const lines = JSON.stringify(
    { ...log, events: [...log.events, { id: 'e9' }], objects: [...log.objects, { type: 'order' }] },
    undefined,
    1,
  ).split('\n');
  expect(refused.map(({ line, reason }) => [lines[line - 2]?.trim(), reason])).toEqual([
    ['"id": "e9"', expect.stringContaining('time')],
    ['"type": "order"', expect.stringContaining('id')],
  ]);
});

test.each([
  ['cut', '{"events":[{"id":"e1"'],
  ['followed by more', '{"events":[]} {'],
  ['with an element that never ends', `{"events":[{"id":"${'x'.repeat(5_000_000)}`],
])('a log that is %s is refused whole', async (_, text) => {
  const texts = (async function* () {
    for (let start = 0; start < text.length; start += 65_536) yield text.slice(start, start + 65_536);
  })();
  await expect(Array.fromAsync(readOcel(texts, defaultMaps.ocel, spoolDir))).rejects.toMatchObject({
    code: 'import_broken',
  });
  expect(readdirSync(spoolDir)).toEqual([]);
});
