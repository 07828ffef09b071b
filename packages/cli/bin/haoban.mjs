#!/usr/bin/env node
// Runs the command on the suite's own Node, whatever node is on the PATH: here where this one will do.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureNode } from '@haoban/local-stack/bootstrap/node';
import { tools } from '@haoban/local-stack/bootstrap/places';

const node = await ensureNode().catch(giveUp);
if (node === process.execPath) {
  // what was compiled once starts twice as fast; kept beside the tools, where nobody else writes
  module.enableCompileCache(join(tools, 'compiled'));
  await import('../src/haoban.ts');
} else {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // a signal of the terminal reaches the child by itself; here it must not end the wait for it
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', giveUp);
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
}

function giveUp(error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
