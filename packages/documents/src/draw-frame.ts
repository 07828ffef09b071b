import { mm, type Ink } from './ink.ts';

const page = { width: mm(297), height: mm(210) };
const ground = '#FCF8EE';
const pale = '#EFE3C6';
const gold = '#A67C1B';
const red = '#A3171D';

/** Fine waves across the page, as bank notes and certificates have them. */
function drawWaves({ pdf }: Ink): void {
  const step = mm(3.4);
  for (let y = mm(18); y <= page.height - mm(18); y += step) {
    pdf.moveTo(mm(16), y);
    for (let x = mm(16); x < page.width - mm(17); x += mm(8.8)) {
      pdf.bezierCurveTo(x + mm(2.9), y - mm(2.6), x + mm(5.9), y + mm(2.6), x + mm(8.8), y);
    }
  }
  pdf.lineWidth(0.35).stroke(pale);
}

/** A rectangle so far from the edge of the page. */
const ruled = ({ pdf }: Ink, inset: number, width: number, colour: string): unknown =>
  pdf
    .rect(inset, inset, page.width - 2 * inset, page.height - 2 * inset)
    .lineWidth(width)
    .stroke(colour);

/** A folded corner ornament at each corner of the inner frame. */
function drawCorners({ pdf }: Ink): void {
  const [inset, side] = [mm(14), mm(9)];
  for (const [x, y, right, down] of [
    [inset, inset, 1, 1],
    [page.width - inset, inset, -1, 1],
    [inset, page.height - inset, 1, -1],
    [page.width - inset, page.height - inset, -1, -1],
  ] as const) {
    for (const part of [1, 0.66, 0.33]) {
      const reach = side * part;
      pdf
        .moveTo(x, y + down * reach)
        .lineTo(x + right * reach, y + down * reach)
        .lineTo(x + right * reach, y);
    }
  }
  pdf.lineWidth(0.8).stroke(gold);
}

/** The ground and frame of a certificate on A4 across. */
export function drawFrame(ink: Ink): void {
  ink.pdf.rect(0, 0, page.width, page.height).fill(ground);
  drawWaves(ink);
  ruled(ink, mm(10), 3.2, red);
  ruled(ink, mm(12), 0.7, gold);
  ruled(ink, mm(14), 0.7, gold);
  drawCorners(ink);
}
