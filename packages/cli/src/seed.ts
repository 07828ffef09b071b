// What a fresh suite knows: reference data, the calendar, and one simulated day in its own data set. Safe to repeat.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { haobanHome } from '@haoban/local-stack/servers';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { writeEvents } from '@haoban/simulator/write-events';
import { importCommand } from './import-command.ts';
import { publishReference } from './publish-reference.ts';
import { openSuite, type Suite } from './suite.ts';

async function importDemoDay(suite: Suite): Promise<void> {
  const { seed, date, hall, visitors, dataset } = demoDay;
  const marker = join(haobanHome(), 'run', `seeded-${dataset}-${seed}-${date}-${hall}-${visitors}`);
  if (existsSync(marker)) return;
  const folder = mkdtempSync(join(tmpdir(), 'haoban-seed-'));
  try {
    const file = join(folder, 'day.jsonl');
    await writeFile(file, writeEvents(simulateHallDay(demoDay)));
    const { stdout, stderr } = process;
    const code = await importCommand([file, '--dataset', dataset], {
      stdout,
      stderr,
      openSuite: () => suite,
    });
    if (code !== 0) throw new Error(`the simulated day was not taken whole (exit code ${code})`);
    mkdirSync(join(haobanHome(), 'run'), { recursive: true });
    writeFileSync(marker, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const suite = openSuite();
console.log(await publishReference(suite));
await importDemoDay(suite);
