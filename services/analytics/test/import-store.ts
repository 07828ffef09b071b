import type { Envelope } from '@haoban/contracts/envelope';
import type { ImportReport } from '@haoban/contracts/import-answer';
import type { ImportMap } from '@haoban/contracts/import-map';
import { runImport, type ImportParts } from '../src/events/imports/run-import.ts';

/** A store that knows what was published to it. */
export function createStore(
  spoolDir: string,
): ImportParts & { events: Map<string, Envelope>; maxInFlight: () => number } {
  const events = new Map<string, Envelope>();
  const maps = new Map<string, string>();
  let inFlight = 0;
  let most = 0;
  return {
    events,
    maxInFlight: () => most,
    spoolDir,
    claimDataSet: async (dataset, hash, keep) => {
      const held = maps.get(dataset);
      if (held !== undefined) return held === hash ? 'same' : 'other';
      if (keep) maps.set(dataset, hash);
      return 'claimed';
    },
    knownIds: async (asked) => new Set(asked.map(({ id }) => id).filter((id) => events.has(id))),
    publish: async (each) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
      events.set(each.id, each);
    },
    settled: async () => undefined,
  };
}

/** How a file is imported: by which map, in pieces of how many bytes. */
export type Options = { map?: ImportMap; dryRun?: boolean; chunk?: number; asOfMs?: number };

/** Imports a file into `imp-a`. */
export function run(
  store: ImportParts,
  file: string | Uint8Array,
  options: Options = {},
): Promise<ImportReport> {
  const bytes = Buffer.from(file);
  const { chunk = 7, dryRun = false } = options;
  async function* content(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += chunk) yield bytes.subarray(start, start + chunk);
  }
  const request = { dataset: 'imp-a', map: options.map, asOfMs: options.asOfMs, dryRun, content: content() };
  return runImport(request, store, () => undefined);
}
