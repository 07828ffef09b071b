import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../bootstrap/places.mjs';
import { readCode, readTables } from './readme-tables.mjs';

const services = readdirSync(join(root, 'services'));
const first = ([cell]) => cell;

describe.each(services)('the reference of %s', async (service) => {
  const folder = join(root, 'services', service);
  const tables = readTables(readFileSync(join(folder, 'REFERENCE.md'), 'utf8'));
  const code = await readCode(folder);

  test('lists the routes of its OpenAPI document; pages stand beside them', () => {
    const routes = tables.routes.map(first).filter((route) => /^[A-Z]+ \/(api|internal)\//.test(route));
    expect(routes.toSorted()).toEqual(code.routes.toSorted());
  });

  test('lists what it says, in the words of the code', () => {
    expect(tables.events).toEqual(code.events);
  });

  test('lists what it hears', () => {
    expect(tables.hears.map(first).toSorted()).toEqual(code.hears.toSorted());
  });

  test('lists the variables it reads, and a meaning for each', () => {
    expect(tables.variables.map(first)).toEqual(code.variables);
    expect(tables.variables.every(([, meaning]) => meaning.length > 0)).toBe(true);
  });

  test('leaves a README that fits one screen', () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8').split('\n').length).toBeLessThan(85);
  });
});
