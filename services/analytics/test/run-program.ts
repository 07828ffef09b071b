import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Analytics } from './start-analytics.ts';

/** A program of analytics (src/programs) beside a running service, as the command line starts it. */
export function runProgram(
  { database, warehouse, nats }: Pick<Analytics, 'database' | 'warehouse' | 'nats'>,
  name: string,
  args: readonly string[] = [],
) {
  const program = fileURLToPath(new URL(`../src/programs/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [program, ...args], {
    env: { DATABASE_URL: database, CLICKHOUSE_URL: warehouse, NATS_URL: nats },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  return {
    said,
    kill: () => child.kill('SIGKILL'),
    /** Resolves when it has ended, with its exit code. */
    ended: once(child, 'exit').then((): number | null => child.exitCode),
  };
}
