import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '@haoban/local-stack/free-port';
import { serviceProgram } from '@haoban/local-stack/service-processes';
import { waitUntil } from '@haoban/local-stack/wait-until';

/** Runs a program that answers at PORT; resolves once it is ready. */
export async function startProcess(program: string, env: Record<string, string>) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [program], {
    env: { PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await waitUntil(async () => (await fetch(`${address}/health/ready`)).ok, {
    timeoutMs: 120_000,
    what: program,
  });
  return {
    address,
    stop: async (): Promise<void> => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Runs rating itself; resolves once it is ready. */
export const startRatingProcess = (env: Record<string, string>) =>
  startProcess(serviceProgram('rating'), env);
