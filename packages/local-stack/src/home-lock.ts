import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { commandLine } from './command-line.ts';
import { parseJson } from './parse-json.ts';

const Holder = Type.Object({ pid: Type.Number(), command: Type.String() });

/**
 * Claims an installation's folder for this process and returns its release; an error while another process
 * holds it. A holder is recognised by id and command line, so an id used again after a crash holds nothing.
 */
export const lockHome = async (home: string): Promise<() => void> => {
  const file = join(home, 'run', 'lock.json');
  mkdirSync(join(home, 'run'), { recursive: true });
  if (existsSync(file)) {
    const holder = parseJson(Holder, readFileSync(file, 'utf8'));
    if (holder.pid !== process.pid && (await commandLine(holder.pid)) === holder.command) {
      throw new Error(
        `the suite is already running here (process ${holder.pid}): stop it with Ctrl-C, or set HAOBAN_HOME to another folder`,
      );
    }
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, command: await commandLine(process.pid) }));
  return () => rmSync(file, { force: true });
};
