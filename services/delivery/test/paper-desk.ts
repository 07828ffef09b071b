import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { objectStore } from '@haoban/documents/object-store';
import { createPaperArchive } from '@haoban/documents/paper-archive';
import { createPaperPress } from '@haoban/documents/paper-press';

/** What prints and stores licences, in a folder of its own; they are checked at `address`. */
export function paperDesk(address: string, key: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'haoban-objects-'));
  const press = createPaperPress();
  const objects = objectStore(pathToFileURL(folder).href);
  return {
    archive: createPaperArchive({ objects, press, key, address }),
    stop: async (): Promise<void> => {
      await press.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
