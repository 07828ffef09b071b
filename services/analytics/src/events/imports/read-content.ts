import { pipeline, Readable, type Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { broken, ImportRefused } from './import-refused.ts';

/**
 * What a file holds, by its beginning: `<` XES, `{` OCEL 2.0 where the first key is one of that format, else events as
 * JSON Lines; anything else CSV.
 */
export type Format = 'events' | 'csv' | 'xes' | 'ocel';

const maxHead = 1024 * 1024;
const ocelKey = /^\{\s*"(objectTypes|eventTypes|objects|events)"/;
const undecided = /^(\{\s*("[^"]*)?)?$/;

/**
 * Opens a file of any supported format: unpacks gzip, decodes UTF-8, and looks at its beginning. The texts
 * stream; a torn gzip, invalid UTF-8 or more than `maxBytes` unpacked bytes throw `ImportRefused` while reading.
 */
export async function readContent(
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ format: Format; texts: AsyncGenerator<string> }> {
  const texts = decode(limit(unpack(content), maxBytes));
  let head = '';
  let begun = '';
  while (undecided.test(begun) && begun.length < maxHead) {
    const next = await texts.next();
    if (next.done === true) break;
    head += next.value;
    begun = head.trimStart();
    if (begun === '' && head.length > maxHead) head = '';
  }
  if (begun === '') throw broken('file', 'is empty');
  return { format: formatOf(begun), texts: withHead(head, texts) };
}

function formatOf(begun: string): Format {
  if (begun.startsWith('<')) return 'xes';
  if (begun.startsWith('{')) return ocelKey.test(begun) ? 'ocel' : 'events';
  return 'csv';
}

/** Everything a transform makes of a source; an error of either ends it, and leaving early ends both. */
export function through(source: AsyncIterable<unknown>, transform: Transform): AsyncIterable<unknown> {
  // Errors reach whoever iterates the transform.
  return pipeline(Readable.from(source), transform, () => undefined);
}

async function* withHead(head: string, texts: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* texts;
}

async function* unpack(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  const whole = (async function* () {
    yield head;
    yield* { [Symbol.asyncIterator]: () => chunks };
  })();
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* whole;
  try {
    for await (const chunk of through(whole, createGunzip())) if (chunk instanceof Uint8Array) yield chunk;
  } catch (error) {
    throw codeOf(error).startsWith('Z_')
      ? broken('gzip', 'the compressed data is torn or damaged', error)
      : error;
  }
}

async function* limit(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new ImportRefused('too_large', 'file', `holds more than ${maxBytes} bytes`);
    yield chunk;
  }
}

async function* decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const text = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (error) {
      throw broken('file', `is not UTF-8 at about byte ${bytes}`, error);
    }
  };
  for await (const chunk of chunks) {
    yield text(chunk);
    bytes += chunk.length;
  }
  yield text();
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
