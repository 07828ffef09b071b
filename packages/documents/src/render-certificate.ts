import { buffer } from 'node:stream/consumers';
import { codeSide, drawVerification } from './draw-code.ts';
import { drawFrame } from './draw-frame.ts';
import { fitting } from './draw-head.ts';
import { drawSeal, sealRadius } from './draw-seal.ts';
import { createInk, mm, type Ink, type Style } from './ink.ts';
import { breakLines } from './line-breaks.ts';
import { paperFile, textsOf } from './paper-file.ts';
import { chineseDate, type Block, type Paper } from './paper.ts';

const centre = mm(148.5);
const left = mm(34);
const right = mm(297 - 34);
const valueLeft = mm(82);
const foot = mm(186);
const mostLines = 2;

const title: Style = { size: 36, weight: 700, colour: '#A3171D', spacing: 8 };
const subtitle: Style = { size: 12, weight: 400, colour: '#5A5A5A' };
const number: Style = { size: 12, weight: 400, colour: '#333333' };
const label: Style = { size: 14, weight: 700, colour: '#333333' };
const smallEnglish: Style = { size: 8, weight: 400, colour: '#6A6A6A' };
const value: Style = { size: 16, weight: 400, colour: '#111111' };
const body: Style = { size: 13, weight: 400, colour: '#111111' };
const signed: Style = { size: 14, weight: 400, colour: '#111111' };
type Row = Extract<Block, { kind: 'facts' }>['rows'][number];

function writeCentred(ink: Ink, text: string, y: number, wanted: Style): void {
  const style = fitting(ink, text, wanted, right - left);
  ink.write(text, centre - (ink.width(text, style) - (style.spacing ?? 0)) / 2, y, style);
}

/** A text on at most two lines, smaller where it must be. */
function linesOf(ink: Ink, text: string, wanted: Style, width: number): { style: Style; lines: string[] } {
  for (let { size } = wanted; ; size -= 0.5) {
    const style = { ...wanted, size };
    const lines = breakLines(text, { width }, (part) => ink.width(part, style));
    if (lines.length <= mostLines || size <= 6) return { style, lines };
  }
}

function drawRow(ink: Ink, row: Row, top: number): number {
  const { style, lines } = linesOf(ink, row.value, value, right - valueLeft);
  const lead = style.size * 1.35;
  ink.write(row.label.zh, left, top + 14, label);
  ink.write(row.label.en, left, top + 24, smallEnglish);
  lines.forEach((line, index) => ink.write(line, valueLeft, top + 16 + index * lead, style));
  return top + Math.max(mm(11.5), lines.length * lead + mm(4));
}

function drawBlock(ink: Ink, block: Block, top: number): number {
  if (block.kind === 'facts') return block.rows.reduce((y, row) => drawRow(ink, row, y), top);
  const text = block.kind === 'list' ? block.items.join('；') : block.zh;
  const { style, lines } = linesOf(ink, text, body, right - left);
  lines.forEach((line, index) => ink.write(line, left, top + 14 + index * style.size * 1.5, style));
  return top + lines.length * style.size * 1.5 + mm(4);
}

/** Signature, date and seal at the lower right; what checks the paper at the lower left. */
function drawFoot(ink: Ink, paper: Paper): void {
  const x = right - sealRadius;
  const y = foot - sealRadius;
  const name = fitting(ink, paper.issuer, signed, mm(100));
  const date = chineseDate(paper.date);
  const widest = Math.max(ink.width(paper.issuer, name), 2 * sealRadius);
  const middle = right - widest / 2;
  ink.write(paper.issuer, middle - ink.width(paper.issuer, name) / 2, y + 6, name);
  ink.write(date, middle - ink.width(date, signed) / 2, y + 27, signed);
  drawSeal(ink, paper.seal, { x: Math.min(x, middle), y });
  drawVerification(ink, paper.verification, left, foot - codeSide);
}

/** A certificate as PDF/A-2b: one framed page across, with its fonts embedded. The same paper has the same bytes. */
export async function renderCertificate(paper: Paper): Promise<Uint8Array> {
  const pdf = paperFile(paper, 'landscape');
  const ink = await createInk(pdf, textsOf(paper));
  drawFrame(ink);
  writeCentred(ink, paper.title.zh, mm(43), title);
  writeCentred(ink, paper.title.en, mm(51), subtitle);
  writeCentred(ink, `证号 No. ${paper.number}`, mm(60), number);
  paper.blocks.reduce((y, block) => drawBlock(ink, block, y), mm(70));
  drawFoot(ink, paper);
  pdf.end();
  return buffer(pdf);
}
