import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Where the suite keeps what is not source: tools, data, logs. `HAOBAN_HOME` moves it. */
const home = resolve(root, process.env.HAOBAN_HOME ?? '.haoban');

/** What the bootstrap fetched, a folder each: node, pnpm, nats. */
export const tools = join(home, 'tools');

/** This machine as npm names it, for example `linux-x64`. */
export const platform = `${process.platform}-${process.arch}`;

/** Reads a JSON file; undefined when it is missing or broken, so that it gets written anew. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
