#!/usr/bin/env node
// Runs the command on the suite's own Node, whatever node is on the PATH.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureNode } from '@haoban/local-stack/bootstrap/node';

const program = fileURLToPath(new URL('../src/haoban.ts', import.meta.url));

try {
  const child = spawn(await ensureNode(), [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  // a signal of the terminal reaches the child by itself; here it must not end the wait for it
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
