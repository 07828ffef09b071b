import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './places.mjs';

/** Runs a command to its end without showing it: `{ ok, output }`, never a rejection; output holds both streams. */
export function attempt(command, args, options = {}) {
  return new Promise((done) => {
    const settings = { cwd: root, maxBuffer: 64 << 20, ...options };
    execFile(command, args, settings, (error, stdout, stderr) => {
      done({ ok: error === null, output: `${stdout}${stderr || (error?.message ?? '')}`.trim() });
    });
  });
}

/** The last lines of a command's output: where tools put their reason. */
export function lastLines(output, count = 12) {
  return output.split('\n').slice(-count).join('\n');
}

/** The first executable file of this name in the folders of PATH, or undefined. */
export function findOnPath(name, path = process.env.PATH ?? '') {
  const candidates = path.split(delimiter).filter(Boolean);
  return candidates.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
