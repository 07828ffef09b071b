import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the client's process is to send: every request once, so many under way at a time. */
export type Load = {
  readonly address: string;
  readonly callers: number;
  readonly requests: readonly {
    readonly path: string;
    readonly from: string;
    readonly key?: string;
    readonly body: object;
  }[];
};

/** An answer to the request of an index, after so many milliseconds. */
export type Answered = {
  readonly index: number;
  readonly status: number;
  readonly ms: number;
  readonly retryAfter: string;
  readonly text: string;
};

/** Sends a load from another process; the answers and the seconds it took. */
export async function sendLoad(load: Load): Promise<{ answers: Answered[]; seconds: number }> {
  const child = fork(fileURLToPath(new URL('client.ts', import.meta.url)));
  const beganMs = performance.now();
  const answers = await new Promise<Answered[]>((resolve, reject) => {
    child.once('message', (message: Answered[]) => resolve(message));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the client ended with ${code}`)));
    child.send(load);
  });
  return { answers, seconds: (performance.now() - beganMs) / 1000 };
}
