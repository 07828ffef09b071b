import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder for one installation, open to the user PostgreSQL runs as, and its removal. */
export const makeTestHome = (): { home: string; remove: () => void } => {
  const home = mkdtempSync(join(tmpdir(), 'haoban-test-'));
  chmodSync(home, 0o711);
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
};
