import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repositoryRoot } from '@haoban/local-stack/servers';
import type { StackFile } from '@haoban/local-stack/stack-file';
import type { ExitCode } from './command.ts';

/** How a program of analytics (services/analytics/src/programs) is started in the suite's environment. */
export const analyticsProgram = (stack: StackFile, name: string, args: readonly string[]) => ({
  command: process.execPath,
  args: [join(repositoryRoot, 'services', 'analytics', 'src', 'programs', `${name}.ts`), ...args],
  env: { ...process.env, DATABASE_URL: stack.postgres.url, CLICKHOUSE_URL: stack.clickhouse.url },
});

/** Runs one of them to its end; it writes where this process does. */
export async function runAnalyticsProgram(
  stack: StackFile,
  name: string,
  more: readonly string[],
): Promise<ExitCode> {
  const { command, args, env } = analyticsProgram(stack, name, more);
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  await once(child, 'exit');
  return child.exitCode === 0 ? 0 : 1;
}
