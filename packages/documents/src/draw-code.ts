import { encode } from 'uqr';
import { mm, type Ink } from './ink.ts';
import type { Paper } from './paper.ts';

export const codeSide = mm(25);
const black = '#1A1A1A';
const grey = '#555555';

/** Draws a QR code as one path, `side` points wide. */
export function drawQrCode({ pdf }: Ink, text: string, x: number, y: number, side: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const cell = side / size;
  data.forEach((row, line) =>
    row.forEach((dark, column) => {
      // a little over the edge, or viewers show white seams
      if (dark) pdf.rect(x + column * cell, y + line * cell, cell + 0.05, cell + 0.05);
    }),
  );
  pdf.fill(black);
}

/** Draws what lets a doubter check the paper: QR code, code and how. */
export function drawVerification(ink: Ink, { code, url }: Paper['verification'], x: number, y: number): void {
  drawQrCode(ink, url, x, y, codeSide);
  const left = x + codeSide + mm(4);
  ink.write('查验码 Verification code', left, y + mm(5.5), { size: 8.5, weight: 400, colour: grey });
  ink.write(code, left, y + mm(11.5), { size: 11.5, weight: 700, colour: black });
  ink.write('扫描二维码可查验真伪', left, y + mm(18), { size: 8.5, weight: 400, colour: grey });
  ink.write('Scan to check that this is genuine', left, y + mm(22.5), {
    size: 7.5,
    weight: 400,
    colour: grey,
  });
}
