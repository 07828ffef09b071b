import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { checkContent } from './content.ts';
import { checkedKey } from './object-key.ts';
import type { Content, ObjectStore } from './object-store.ts';
import { StoreAway } from './store-away.ts';

const leftOverMs = 3_600_000;
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Runs a step of the file system; what is missing is undefined, all else means that the store is away. */
async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new StoreAway(what, error);
  }
}

/** A folder as object store: an object is written beside its place, forced to disk and renamed into it. */
export function folderStore(url: URL): ObjectStore {
  const root = fileURLToPath(url);
  const unfinished = join(root, '.unfinished');
  let prepared: Promise<void> | undefined;

  const prepare = async (): Promise<void> => {
    await mkdir(unfinished, { recursive: true });
    // what a killed process left
    for (const name of await readdir(unfinished)) {
      const left = join(unfinished, name);
      const found = await stat(left).catch(() => undefined);
      if (found !== undefined && Date.now() - found.mtimeMs > leftOverMs) await rm(left, { force: true });
    }
  };

  const write = async (key: string, content: Content): Promise<void> => {
    prepared ??= prepare();
    await prepared;
    const place = join(root, checkedKey(key));
    const draft = join(unfinished, randomUUID());
    try {
      await pipeline(content.open(), checkContent(content), createWriteStream(draft, { flush: true }));
      await mkdir(dirname(place), { recursive: true });
      await rename(draft, place);
      await forceFolder(dirname(place));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  };

  return {
    put: async (key, content) => {
      checkedKey(key);
      await write(key, content).catch((error: unknown) => {
        prepared = undefined;
        throw new StoreAway(`${key} could not be written`, error);
      });
    },
    get: async (key) => {
      const file = await step(key, () => open(join(root, checkedKey(key))));
      return file === undefined ? undefined : createReadStream('', { fd: file });
    },
    stat: async (key) => {
      const found = await step(key, () => stat(join(root, checkedKey(key))));
      return found?.isFile() === true ? { size: found.size } : undefined;
    },
    delete: async (key) => {
      await step(key, () => rm(join(root, checkedKey(key))));
    },
  };
}

async function forceFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
