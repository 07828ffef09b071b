import { mkdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Envelope } from '@haoban/contracts/envelope';
import { haobanHome } from '@haoban/local-stack/servers';
import { writeEvents } from '@haoban/simulator/write-events';
import type { Io } from './command.ts';
import { importCommand } from './import-command.ts';
import type { Suite } from './suite.ts';

/** Imports simulated events through a file of the data set; throws when they were not taken whole. */
export async function importSimulated(
  suite: Suite,
  events: Iterable<Envelope>,
  dataset: string,
  io: Io,
): Promise<void> {
  const folder = join(haobanHome(), 'run');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seeding-${dataset}.jsonl`);
  try {
    await writeFile(file, writeEvents(events));
    const code = await importCommand([file, '--dataset', dataset], { ...io, openSuite: () => suite });
    if (code !== 0) throw new Error(`the simulated events were not taken whole (exit code ${code})`);
  } finally {
    rmSync(file, { force: true });
  }
}
