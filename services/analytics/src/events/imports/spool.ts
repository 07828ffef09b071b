import { randomUUID } from 'node:crypto';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { textLines } from './text-lines.ts';

const bufferLength = 64 * 1024;

/** A temporary file of JSON values, written once, then read once. */
export type Spool = {
  write(value: unknown): Promise<void>;
  /** The same for a value that is JSON text already, on one line. */
  writeText(json: string): Promise<void>;
  /** Every value in order, as its JSON text. */
  texts(): AsyncGenerator<string>;
  close(): Promise<void>;
};

/** Opens a spool in a directory. Its name is gone at once, so that even a crash leaves nothing behind. */
export async function openSpool(directory: string): Promise<Spool> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, `import-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  let buffer = '';

  const flush = async (): Promise<void> => {
    const text = buffer;
    buffer = '';
    await file.appendFile(text);
  };
  async function* read(): AsyncGenerator<string> {
    const stream = file.createReadStream({
      start: 0,
      autoClose: false,
      encoding: 'utf8',
      highWaterMark: bufferLength,
    });
    for await (const text of stream) yield String(text);
  }

  const writeText = async (json: string): Promise<void> => {
    buffer += `${json}\n`;
    if (buffer.length > bufferLength) await flush();
  };
  return {
    write: (value) => writeText(JSON.stringify(value)),
    writeText,
    async *texts() {
      await flush();
      for await (const { text } of textLines(read(), Number.POSITIVE_INFINITY)) yield text;
    },
    close: () => file.close(),
  };
}
