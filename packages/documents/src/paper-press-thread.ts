// The thread of paper-press.ts: one paper after the other.
import { parentPort } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import type { Printed } from './paper-press.ts';
import { renderPaper } from './render-paper.ts';

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
