import { crc32, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const widest = 2_000;
// Channels of the kinds that are taken: true colour, palette, true colour with a clear ground.
const channels: Readonly<Record<number, number>> = { 2: 3, 3: 1, 6: 4 };

type Chunk = { readonly type: string; readonly data: Buffer };

/** The chunks of a PNG up to its end; undefined when one is torn or damaged. */
function chunksOf(png: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let at = signature.length;
  while (at + 12 <= png.length) {
    const length = png.readUInt32BE(at);
    if (at + 12 + length > png.length) return undefined;
    const body = png.subarray(at + 4, at + 8 + length);
    if (png.readUInt32BE(at + 8 + length) !== crc32(body)) return undefined;
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    if (chunks.at(-1)?.type === 'IEND') return chunks;
    at += 12 + length;
  }
  return undefined;
}

/** Length of the pixels of a picture that is taken, in bytes: 8 bits a channel, not interlaced, no giant. */
function pixelLength(header: Buffer, hasPalette: boolean): number | undefined {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, kind = 0, , , interlaced] = header.subarray(8);
  const wide = channels[kind];
  const fits = width > 0 && height > 0 && width <= widest && height <= widest;
  if (!fits || depth !== 8 || interlaced !== 0 || wide === undefined) return undefined;
  return kind === 3 && !hasPalette ? undefined : (width * wide + 1) * height;
}

/**
 * True for a whole PNG of at most 2000 points a side whose pixels can be read: a seal is printed on every paper of its
 * hall, so a damaged one must not get in.
 */
export function isSealImage(bytes: Uint8Array): boolean {
  const png = Buffer.from(bytes);
  if (!png.subarray(0, signature.length).equals(signature)) return false;
  const chunks = chunksOf(png);
  const header = chunks?.[0];
  if (chunks === undefined || header?.type !== 'IHDR' || header.data.length !== 13) return false;
  const length = pixelLength(
    header.data,
    chunks.some(({ type }) => type === 'PLTE'),
  );
  if (length === undefined) return false;
  const pixels = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  try {
    return inflateSync(pixels, { maxOutputLength: length }).length === length;
  } catch {
    return false;
  }
}
