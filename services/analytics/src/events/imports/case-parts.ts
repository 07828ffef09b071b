import { crc32 } from 'node:zlib';
import { openSpool } from './spool.ts';

// What belongs to one case may lie anywhere in a file: it meets in one of these parts, which are then read one by one:
// only this share of the file is in memory at a time.
const partCount = 64;

/** Temporary files over which the records of a file are spread, all of one case into the same. */
export type CaseParts = {
  write(caseId: string, record: unknown): Promise<void>;
  /** The records of each part as JSON texts, in the order they were written. */
  texts(): AsyncIterable<string>[];
  close(): Promise<void>;
};

/** Opens empty parts in a directory; nothing of them outlives the process. */
export async function openCaseParts(directory: string): Promise<CaseParts> {
  const parts = await Promise.all(Array.from({ length: partCount }, () => openSpool(directory)));
  return {
    write: async (caseId, record) => parts[crc32(caseId) % partCount]?.write(record),
    texts: () => parts.map((part) => part.texts()),
    close: async () => void (await Promise.all(parts.map((part) => part.close()))),
  };
}
