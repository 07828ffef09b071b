// Fills a running suite with two simulated years, month by month and out of everybody's way; goes on where it was stopped.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { haobanHome } from '@haoban/local-stack/servers';
import { findStackFile } from '@haoban/local-stack/stack-file';
import { historyEvents } from '@haoban/simulator/history/simulate-history';
import { importSimulated } from './import-simulated.ts';
import { monthsAfter, seeded } from './seed-plan.ts';
import { openSuite, requireLocalStack } from './suite.ts';

const lowestPriority = 19;
const lookEveryMs = 500;
const tellEvery = 6;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

// A suite that is told to stop takes its file away first; one that was killed leaves it.
const isUp = (pid: number): boolean => isAlive(pid) && findStackFile(haobanHome())?.pid === pid;

/** Ends this process when the suite's ends, whatever ended it. */
function endWith(pid: number): void {
  setInterval(() => {
    if (!isUp(pid)) process.exit(0);
  }, lookEveryMs).unref();
}

const { dataset, seed, scale } = seeded;
const marker = join(haobanHome(), 'run', `seeded-${dataset}-${seed}-${scale}`);
const complaints: string[] = [];
const io = { stdout: { write: () => true }, stderr: { write: (text: string) => complaints.push(text) } };
const suite = openSuite();
const { pid } = requireLocalStack(suite);
endWith(pid);
setPriority(lowestPriority);
const all = monthsAfter(undefined).length;
const missing = monthsAfter(existsSync(marker) ? readFileSync(marker, 'utf8') : undefined);
try {
  for (const [index, { month, plan }] of missing.entries()) {
    await importSimulated(suite, historyEvents(plan), dataset, io);
    writeFileSync(marker, month);
    const done = all - missing.length + index + 1;
    if (done % tellEvery === 0 || done === all)
      console.log(`模拟历史 simulated history ${dataset}: ${month}, ${done} / ${all} 个月 months`);
  }
} catch (error) {
  if (isUp(pid)) {
    console.error(
      `${complaints.join('')}模拟历史中断，下次启动时继续 the simulated history goes on at the next start: ${String(error)}`,
    );
    process.exitCode = 1;
  }
}
