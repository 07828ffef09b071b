import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { StackFile } from '@haoban/local-stack/stack-file';
import { analyticsProgram } from './analytics-program.ts';
import type { Check } from './checks.ts';

const isCheck = (value: unknown): value is Check =>
  typeof value === 'object' && value !== null && 'check' in value && 'ok' in value && 'detail' in value;

/** Facts, clocks and sums of the warehouse against its raw events, as a program of analytics counts them. */
export async function* warehouseChecks(stack: StackFile, isAll: boolean): AsyncGenerator<Check> {
  const { command, args, env } = analyticsProgram(stack, 'verify', isAll ? ['--all'] : []);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  const exit = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const check: unknown = JSON.parse(line);
    if (isCheck(check)) yield check;
  }
  await exit;
  if (child.exitCode !== 0)
    yield { check: 'facts, clocks and sums', ok: false, detail: 'the count broke off: see above' };
}
