// What a fresh suite knows: reference data, the calendar, one simulated day, and in the background two years. Safe to repeat.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { haobanHome } from '@haoban/local-stack/servers';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { importSimulated } from './import-simulated.ts';
import { publishReference } from './publish-reference.ts';
import { seedWish } from './seed-wish.ts';
import { openSuite, type Suite } from './suite.ts';

async function importDemoDay(suite: Suite): Promise<void> {
  const { seed, date, hall, visitors, dataset } = demoDay;
  const marker = join(haobanHome(), 'run', `seeded-${dataset}-${seed}-${date}-${hall}-${visitors}`);
  if (existsSync(marker)) return;
  const { stdout, stderr } = process;
  await importSimulated(suite, simulateHallDay(demoDay), dataset, { stdout, stderr });
  writeFileSync(marker, '');
}

// Not waited for: it ends by itself, or with the suite.
function seedYearsBehind(): void {
  const program = fileURLToPath(new URL('seed-years.ts', import.meta.url));
  spawn(process.execPath, [program], { stdio: ['ignore', 'inherit', 'inherit'] }).unref();
}

const wish = seedWish(process.env['HAOBAN_SEED']);
const suite = openSuite();
console.log(await publishReference(suite));
if (wish !== 'none') await importDemoDay(suite);
if (wish === 'years') seedYearsBehind();
