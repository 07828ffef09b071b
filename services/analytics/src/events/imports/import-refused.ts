import type { Fault } from '@haoban/contracts/import-map-check';

/** Why a whole file is refused. */
export type ImportRefusal =
  | 'import_broken'
  | 'import_map_invalid'
  | 'import_map_other'
  | 'too_large'
  | 'unavailable';

/** Ends an import before anything of it is published (`unavailable`: in the midst, and repeating it is harmless). */
export class ImportRefused extends Error {
  readonly code: ImportRefusal;
  readonly faults: readonly Fault[];
  constructor(code: ImportRefusal, path: string, message: string, options?: ErrorOptions) {
    super(`${path}: ${message}`, options);
    this.code = code;
    this.faults = [{ path, message }];
  }
}

/** A file whose container is torn or malformed: nothing of it may be used. */
export const broken = (where: string, message: string, cause?: unknown): ImportRefused =>
  new ImportRefused('import_broken', where, message, { cause });
