import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.ts';

/** What the thread answers. */
export type Printed = { readonly id: number } & ({ readonly bytes: Uint8Array } | { readonly error: string });

type Waiting = { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (error: Error) => void };

/** Renders papers on a thread of its own, so that requests never wait for one; `close` ends it. */
export type PaperPress = {
  render(paper: Paper): Promise<Uint8Array>;
  close(): Promise<void>;
};

/**
 * A press whose thread starts with the first paper, and again after it died. A `patient` one prints when the machine
 * has nothing better to do (on Linux; elsewhere a thread has no priority of its own).
 */
export function createPaperPress({ patient = false } = {}): PaperPress {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let papers = 0;

  const die = (error: Error): void => {
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  const settle = (printed: Printed): void => {
    const asked = waiting.get(printed.id);
    waiting.delete(printed.id);
    if (waiting.size === 0) thread?.unref();
    if ('bytes' in printed) asked?.resolve(printed.bytes);
    else asked?.reject(new Error(printed.error));
  };

  const start = (): Worker => {
    const started = new Worker(new URL('./paper-press-thread.ts', import.meta.url), {
      argv: patient ? ['patient'] : [],
    });
    started.on('message', settle);
    started.on('error', (error: Error) => thread === started && die(error));
    started.on('exit', (code) => thread === started && die(new Error(`the paper press ended with ${code}`)));
    return started;
  };

  return {
    render: (paper) =>
      new Promise((resolve, reject) => {
        papers += 1;
        waiting.set(papers, { resolve, reject });
        thread ??= start();
        thread.ref();
        thread.postMessage({ id: papers, paper }, []);
      }),
    close: async () => {
      const ending = thread;
      die(new Error('the paper press is closed'));
      await ending?.terminate();
    },
  };
}
