// The thread of paper-press.ts: one paper after the other.
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import type { Printed } from './paper-press.ts';
import { renderPaper } from './render-paper.ts';

// On Linux the calling thread alone gets the priority.
if (process.argv.includes('patient') && process.platform === 'linux')
  setPriority(constants.priority.PRIORITY_LOW);

let last: Promise<unknown> = Promise.resolve();

async function print({ id, paper }: { id: number; paper: Paper }): Promise<void> {
  const printed: Printed = await renderPaper(paper).then(
    (bytes) => ({ id, bytes }),
    (error: unknown) => ({ id, error: String(error) }),
  );
  parentPort?.postMessage(printed, []);
}

parentPort?.on('message', (asked: { id: number; paper: Paper }) => {
  last = last.then(() => print(asked));
});
