import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ImportMap } from './import-map.ts';

test('the published JSON Schema of import maps is the one the code checks', () => {
  const published: unknown = JSON.parse(
    readFileSync(new URL('../schemas/import-map.schema.json', import.meta.url), 'utf8'),
  );
  expect(published).toEqual(JSON.parse(JSON.stringify(ImportMap)));
});
