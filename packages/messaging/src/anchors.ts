import type { Pool } from 'pg';
import { anchorJournal } from './anchor-journal.ts';

const everyMs = 600_000;

/** Sees to it that the journal is anchored each day: at the start, then every ten minutes. */
export function startAnchors(options: {
  readonly pool: Pool;
  readonly key: Buffer;
  readonly nowMs: () => number;
  readonly warn: (message: string, error: unknown) => void;
}): { stop: () => void } {
  const { pool, key, nowMs, warn } = options;
  const anchor = (): void =>
    void anchorJournal({ pool, key, nowMs: nowMs() }).catch((error: unknown) =>
      warn('no anchor for now', error),
    );
  anchor();
  const timer = setInterval(anchor, everyMs);
  return { stop: () => clearInterval(timer) };
}
