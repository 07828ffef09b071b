import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { getDocumentProxy, renderPageAsImage, extractText } from 'unpdf';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// the reader would fetch its program from the network
const program = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));

/** What the QR code on the first page of a PDF says, read from its picture at the size of a screen (96 dpi). */
export async function readCode(pdf: Uint8Array): Promise<string | undefined> {
  const bytes = await readFile(program);
  prepareZXingModule({
    overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
  });
  const picture = await renderPageAsImage(new Uint8Array(pdf), 1, {
    canvasImport: () => import('@napi-rs/canvas'),
    scale: 96 / 72,
  });
  const found = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
  return found[0]?.text;
}

/** The text on a PDF without spaces. */
export async function readText(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text.join('').replaceAll(/\s/g, '');
}
