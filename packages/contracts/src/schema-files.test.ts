import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { eventsBySource } from './events/catalogue.ts';
import { schemaFiles } from './schema-files.ts';
import { eventSubject, streams } from './subjects.ts';

const committed = (path: string) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const generated: Record<string, object> = JSON.parse(JSON.stringify(schemaFiles()));
const paths = Object.keys(generated).filter((path) => path.startsWith('schemas/'));

const event = {
  specversion: '1.0',
  id: '0193b2c4-5e6f-7a8b-9c0d-1e2f3a4b5c6d',
  source: 'haoban/intake',
  type: 'case.refused.v1',
  time: '2026-11-26T01:00:00.000Z',
  subject: '320281202611260000015',
  sequence: 2,
  recordedat: '2026-11-26T01:00:00.100Z',
  dataset: 'live',
  region: '320281',
  data: { reason: '不属于本机关职权' },
};

// A difference means that the contract of a version has changed: add a version, or an optional key and `schemas`.
test.each(Object.keys(generated))('%s is what the code checks', (path) => {
  expect(committed(path)).toEqual(generated[path]);
});

test('no committed schema is of a type that is gone', () => {
  const files = readdirSync(new URL('../schemas', import.meta.url)).map((name) => `schemas/${name}`);
  expect(files.toSorted()).toEqual(paths.toSorted());
});

describe('the published schemas, read by another validator,', () => {
  const ajv = formats.default(new Ajv2020({ schemas: paths.map(committed) }));
  const check = ajv.getSchema('urn:haoban:schema:event:case.refused.v1');

  test('take an event, with keys of tomorrow too', () => {
    expect(check?.({ ...event, tomorrow: 1, data: { ...event.data, tomorrow: 1 } })).toBe(true);
    expect(check?.({ ...event, source: 'haoban/import' })).toBe(true);
  });

  test.each([
    ['another type', { ...event, type: 'case.accepted.v1' }],
    ['a service that does not say it', { ...event, source: 'haoban/rating' }],
    ['a key missing', { ...event, data: {} }],
    ['a wrong type of value', { ...event, sequence: '2' }],
    ['an unknown data set', { ...event, dataset: 'test' }],
  ])('refuse %s', (_, wrong) => {
    expect(check?.(wrong)).toBe(false);
  });

  test('compile, every one', () => {
    for (const path of paths) expect(ajv.getSchema(committed(path).$id), path).toBeTypeOf('function');
  });
});

describe('the AsyncAPI document', () => {
  const document = committed('asyncapi.json');

  test('has a channel for everything a service says, at the subject it is published to', () => {
    for (const [source, events] of Object.entries(eventsBySource)) {
      for (const type of Object.keys(events)) {
        const said = { subject: event.subject, source: `haoban/${source}`, type };
        const { address, 'x-stream': stream } = document.channels[`${source}.${type}`];
        expect(address.replace('{bucket}', '25')).toBe(eventSubject(said));
        expect(stream).toBe(streams.events.name);
      }
    }
  });

  test('refers to nothing that is not there', () => {
    const text = JSON.stringify(document);
    const refs = [...new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? ''))];
    for (const ref of refs) {
      const [, section, ...names] = ref.split('/');
      const target = ref.startsWith('#')
        ? names.reduce((at, name) => at?.[name], document[section ?? ''])
        : generated[ref];
      expect(target, ref).toBeDefined();
    }
    expect(refs.length).toBeGreaterThan(paths.length);
  });
});
