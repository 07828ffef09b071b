import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '@haoban/contracts/envelope';
import { checkImportMap } from '@haoban/contracts/import-map-check';
import { expect, test } from 'vitest';
import { runImport } from './run-import.ts';

const log = join(process.env['HAOBAN_SAMPLE_LOGS'] ?? '', 'receipt.xes.gz');
const isHere = process.env['HAOBAN_SAMPLE_LOGS'] !== undefined && existsSync(log);

async function importLog() {
  const text = readFileSync(new URL('../../../maps/receipt-instant.json', import.meta.url), 'utf8');
  const checked = checkImportMap(JSON.parse(text));
  if ('faults' in checked) throw new Error('the map is not valid');
  const events: Envelope[] = [];
  const report = await runImport(
    {
      dataset: 'imp-receipt-instant',
      map: checked.map,
      asOfMs: undefined,
      dryRun: false,
      content: createReadStream(log),
    },
    {
      claimDataSet: async () => 'claimed',
      knownIds: async () => new Set(),
      publish: async (event) => events.push(event),
      settled: async () => undefined,
      spoolDir: join(tmpdir(), 'haoban-import'),
    },
    () => undefined,
  );
  return { report, events };
}

const title = isHere ? '' : ' (skipped: HAOBAN_SAMPLE_LOGS names no folder with receipt.xes.gz)';

test.skipIf(!isHere)(
  `the permit log gives its known cases, and the same ids every time${title}`,
  async () => {
    const { report, events } = await importLog();
    expect(report).toMatchObject({
      read: { cases: 1_434 },
      refusedCount: 0,
      flaggedCount: 2,
      revision: Date.parse('2012-01-23T15:42:54.644+01:00'),
    });
    const counts = Map.groupBy(events, ({ type }) => type);
    expect(Object.fromEntries([...counts].map(([type, of]) => [type, of.length]))).toEqual({
      'case.submitted.v1': 1_434,
      'case.accepted.v1': 1_434,
      'case.decided.v1': 1_329,
      'activity.recorded.v1': 8_577,
    });
    const ids = events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await importLog()).events.map(({ id }) => id)).toEqual(ids);
  },
);
