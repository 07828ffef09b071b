/** Bytes that grow while they are written; `length` of `buffer` are in use. */
export type GrowingBytes = { buffer: Buffer; length: number };

/** Nothing yet, with room for so many bytes. */
export const growingBytes = (capacity: number): GrowingBytes => ({
  buffer: Buffer.allocUnsafe(capacity),
  length: 0,
});

/** Makes room for so many more bytes and takes them: the offset at which they are to be written. */
export function take(bytes: GrowingBytes, count: number): number {
  const offset = bytes.length;
  bytes.length = offset + count;
  if (bytes.length > bytes.buffer.length) {
    const grown = Buffer.allocUnsafe(Math.max(bytes.length, 2 * bytes.buffer.length));
    bytes.buffer.copy(grown, 0, 0, offset);
    bytes.buffer = grown;
  }
  return offset;
}

function writeByte(bytes: GrowingBytes, byte: number): void {
  const offset = take(bytes, 1);
  bytes.buffer[offset] = byte;
}

/** An unsigned integer in groups of seven bits, the lowest first (LEB128). */
export function writeVarUint(bytes: GrowingBytes, value: number): void {
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) writeByte(bytes, (rest % 128) + 128);
  writeByte(bytes, rest);
}

// Most texts are codes of a few ASCII letters, for which a loop beats the call of an encoder.
const shortText = 40;

/**
 * Texts: of each the number of its bytes in UTF-8, then the bytes. Throws a RangeError for half of a character, and what
 * `otherwise` makes of a value that is no text.
 */
export function writeTexts(
  bytes: GrowingBytes,
  values: readonly unknown[],
  otherwise: (value: unknown) => Error,
): void {
  for (const value of values) {
    if (typeof value !== 'string') throw otherwise(value);
    const { length } = value;
    if (length > shortText || !writeShort(bytes, value, length)) writeLong(bytes, value);
  }
}

/** Writes a short text of ASCII letters; false, with nothing written, for any other. */
function writeShort(bytes: GrowingBytes, text: string, length: number): boolean {
  const offset = bytes.length;
  if (offset + length + 1 > bytes.buffer.length) take(bytes, length + 1);
  const { buffer } = bytes;
  buffer[offset] = length;
  let at = offset;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) {
      bytes.length = offset;
      return false;
    }
    buffer[++at] = code;
  }
  bytes.length = at + 1;
  return true;
}

function writeLong(bytes: GrowingBytes, text: string): void {
  if (!text.isWellFormed()) throw new RangeError('a text holds half of a character');
  const size = Buffer.byteLength(text);
  writeVarUint(bytes, size);
  const offset = take(bytes, size);
  bytes.buffer.write(text, offset, 'utf8');
}
