import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { simulatedDay, streamExport } from '../../../test/simulated-export.ts';

const python = process.env['HAOBAN_PYTHON'] ?? 'python3';
const has = spawnSync(python, ['-c', 'import pm4py'], { encoding: 'utf8' }).status === 0;
if (!has)
  console.warn(
    'pm4py is absent: "pnpm --filter @haoban/analytics validate-exports" installs it and runs its test',
  );

type Told = {
  cases: number;
  events: number;
  activities: Record<string, number>;
  spanSeconds: number;
  variants: number;
  dfgEdges: number;
};
type Found = {
  pm4py: string;
  xes: Told & { traces: number; extensions: string[]; classifiers: string[] };
  csv: Told;
  ocel: {
    events: number;
    objects: Record<string, number>;
    casesWithEvents: number;
    eventsOfCases: number;
  };
};

const reader = fileURLToPath(new URL('../../../test/read-exports.py', import.meta.url));
const cases = Map.groupBy(simulatedDay, ({ subject }) => subject);
for (const [subject, events] of cases)
  if (!events.some(({ type }) => type.startsWith('case.'))) cases.delete(subject);
const caseEvents = [...cases.values()].flat();

/** Seconds from the first to the last event, summed over the cases. */
const spanSeconds = [...cases.values()].reduce((sum, events) => {
  const times = events.map(({ time }) => Date.parse(time));
  return sum + (Math.max(...times) - Math.min(...times)) / 1000;
}, 0);

// pm4py is a program of another language that few machines have
describe.skipIf(!has)('pm4py, which knows nothing of us, reads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'haoban-pm4py-'));
  let found: Found;

  beforeAll(async () => {
    const files = (['xes', 'csv', 'ocel'] as const).map(
      (format) => [format, join(folder, `day.${format}`)] as const,
    );
    for (const [format, file] of files) await writeFile(file, await streamExport(folder, format));
    const json = join(folder, 'day.json');
    await writeFile(json, await streamExport(folder, 'ocel'));
    const { status, stdout, stderr } = spawnSync(
      python,
      [reader, ...files.slice(0, 2).map(([, file]) => file), json],
      {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      },
    );
    if (status !== 0) throw new Error(stderr);
    found = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    const { cases: traces, events, variants, dfgEdges } = found.xes;
    console.log(`pm4py ${found.pm4py}:`, { traces, events, variants, dfgEdges, ocel: found.ocel });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['xes', 'csv'] as const)('from %s every case and event, and the same durations', (format) => {
    expect(found[format]).toMatchObject({ cases: cases.size, events: caseEvents.length });
    expect(found[format].spanSeconds).toBeCloseTo(spanSeconds, 1);
    expect(found[format].activities['case.decided']).toBe(
      caseEvents.filter(({ type }) => type === 'case.decided.v1').length,
    );
  });

  test('from XES and CSV the same activities and variants', () => {
    const { traces, extensions, classifiers, ...xes } = found.xes;
    expect(found.csv).toEqual(xes);
    expect(traces).toBe(cases.size);
    expect(extensions).toEqual(['Concept', 'ID', 'Lifecycle', 'Organizational', 'Time']);
    expect(classifiers).toEqual(['Activity', 'Activity and transition', 'Event type']);
  });

  test('from OCEL every event and every subject as an object of its type', () => {
    const { ocel } = found;
    expect(ocel.events).toBe(simulatedDay.length);
    expect(ocel.objects).toMatchObject({
      case: cases.size,
      ticket: new Set(
        simulatedDay.filter(({ type }) => type.startsWith('ticket.')).map(({ subject }) => subject),
      ).size,
    });
    expect([ocel.casesWithEvents, ocel.eventsOfCases]).toEqual([cases.size, caseEvents.length]);
  });
});
