import type { Drawing } from './draw-blocks.ts';
import { codeSide, drawVerification } from './draw-code.ts';
import { drawSeal, sealRadius } from './draw-seal.ts';
import { mm, type Style } from './ink.ts';
import { breakLines } from './line-breaks.ts';
import { chineseDate, type Paper } from './paper.ts';

const signed: Style = { size: 14, weight: 400, colour: '#111111' };
const widestName = mm(72);
const lineHeight = 19;

/** Height of what `drawFoot` draws, in points. */
export const footHeight = 2 * sealRadius + mm(2);

/** Signature, date and seal at the lower right, what checks the paper at the lower left; always on one page. */
export function drawFoot({ ink, flow }: Drawing, paper: Paper): void {
  const top = flow.take(footHeight);
  const date = chineseDate(paper.date);
  const widthOf = (text: string): number => ink.width(text, signed);
  const names = breakLines(paper.issuer, { width: widestName }, widthOf);
  const width = Math.max(...[...names, date].map(widthOf), 2 * sealRadius);
  const x = flow.left + flow.width - width / 2;
  // 居中下压: name and date lie a little below the centre of the seal
  const y = top + sealRadius;
  names.forEach((name, index) => {
    ink.write(name, x - widthOf(name) / 2, y + 9 - (names.length - 1 - index) * lineHeight, signed);
  });
  ink.write(date, x - widthOf(date) / 2, y + 31, signed);
  drawSeal(ink, paper.seal, { x, y });
  drawVerification(ink, paper.verification, flow.left, top + 2 * sealRadius - codeSide);
}
