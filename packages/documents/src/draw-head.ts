import type { Drawing } from './draw-blocks.ts';
import type { Ink, Style } from './ink.ts';
import { breakLines } from './line-breaks.ts';
import type { Paper } from './paper.ts';

const red = '#D0021B';
const smallestHead = 19;
const head: Style = { size: 27, weight: 700, colour: red, spacing: 5 };
const title: Style = { size: 21, weight: 700, colour: '#111111', spacing: 2 };
const subtitle: Style = { size: 10.5, weight: 400, colour: '#5A5A5A' };
const small: Style = { size: 10.5, weight: 400, colour: '#333333' };

/** A style that fits a text into a width, smaller if it must. */
export function fitting(ink: Ink, text: string, style: Style, width: number): Style {
  const scale = Math.min(1, width / ink.width(text, style));
  return { ...style, size: style.size * scale, spacing: (style.spacing ?? 0) * scale };
}

function writeCentred({ ink, flow }: Drawing, text: string, height: number, wanted: Style): void {
  const style = fitting(ink, text, wanted, flow.width);
  const width = ink.width(text, style) - (style.spacing ?? 0);
  ink.write(text, flow.left + (flow.width - width) / 2, flow.take(height) + height * 0.74, style);
}

/** The issuer in red, on two lines of one length when one would be too small. */
function writeIssuer(drawing: Drawing, issuer: string): void {
  const { ink, flow } = drawing;
  const one = fitting(ink, issuer, head, flow.width);
  if (one.size >= smallestHead) return writeCentred(drawing, issuer, 40, one);
  const two: Style = { ...head, size: smallestHead + 1, spacing: 2 };
  const half = ink.width(issuer, two) / 2 + two.size;
  for (const line of breakLines(issuer, { width: half }, (text) => ink.width(text, two))) {
    writeCentred(drawing, line, 31, two);
  }
}

/** The red head of a paper: issuer, double line, number; then its title. */
export function drawHead(drawing: Drawing, { issuer, number, title: named }: Paper): void {
  const { ink, flow } = drawing;
  const right = flow.left + flow.width;
  writeIssuer(drawing, issuer);
  const line = flow.take(12) + 3;
  ink.pdf.moveTo(flow.left, line).lineTo(right, line).lineWidth(2).stroke(red);
  ink.pdf
    .moveTo(flow.left, line + 3.2)
    .lineTo(right, line + 3.2)
    .lineWidth(0.6)
    .stroke(red);
  const text = `编号 No. ${number}`;
  ink.write(text, right - ink.width(text, small), flow.take(22) + 14, small);
  flow.gap(14);
  writeCentred(drawing, named.zh, 32, title);
  writeCentred(drawing, named.en, 18, subtitle);
  flow.gap(14);
}
