import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The command line of a running process, '' when there is none of that id. */
export const commandLine = async (pid: number): Promise<string> => {
  if (existsSync('/proc/self/cmdline')) {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return text.replaceAll('\0', ' ').trim();
  }
  const listing = promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]);
  return listing.then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
};
