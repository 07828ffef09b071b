import { mm, type Ink, type Style } from './ink.ts';
import { breakLines } from './line-breaks.ts';
import type { Bilingual, Block } from './paper.ts';
import type { Flow } from './flow.ts';

const body: Style = { size: 14, weight: 400, colour: '#111111' };
const english: Style = { size: 9.5, weight: 400, colour: '#5A5A5A' };
const label: Style = { size: 11.5, weight: 400, colour: '#333333' };
const value: Style = { size: 12.5, weight: 400, colour: '#111111' };
const smallEnglish: Style = { size: 7.5, weight: 400, colour: '#6A6A6A' };
const labelWidth = mm(40);
const cellGap = mm(2.5);

type Lead = { readonly left?: number; readonly indent?: number; readonly height: number };

/** Writes a text line by line, each on the page that has room for it. */
function writeText({ ink, flow }: Drawing, text: string, style: Style, by: Lead): void {
  const { left = 0, indent = 0, height } = by;
  const width = flow.width - left;
  const lines = breakLines(text, { width, indent }, (part) => ink.width(part, style));
  const lead = flow.lead(height);
  lines.forEach((line, index) => {
    const y = flow.take(lead);
    ink.write(line, flow.left + left + (index === 0 ? indent : 0), y + lead * 0.72, style);
  });
}

/** What is drawn on, and where the next thing goes. */
export type Drawing = { readonly ink: Ink; readonly flow: Flow };

function drawParagraph(drawing: Drawing, { zh, en }: Bilingual, indent: number): void {
  writeText(drawing, zh, body, { indent, height: 24 });
  if (en !== '') writeText(drawing, en, english, { left: indent, height: 13.5 });
  drawing.flow.gap(5);
}

/** A table of two columns with fine lines; a row stays on one page. */
function drawFacts({ ink, flow }: Drawing, rows: Extract<Block, { kind: 'facts' }>['rows']): void {
  const { pdf } = ink;
  const valueLeft = flow.left + labelWidth + 2 * cellGap;
  flow.gap(4);
  rows.forEach((row, index) => {
    const width = flow.width - labelWidth - 3 * cellGap;
    const lines = breakLines(row.value, { width }, (part) => ink.width(part, value));
    const height = Math.max(flow.lead(29), 27.5, lines.length * 17 + 11);
    const top = flow.take(height);
    const rule = (y: number): unknown =>
      pdf
        .moveTo(flow.left, y)
        .lineTo(flow.left + flow.width, y)
        .lineWidth(0.5)
        .stroke('#B4B4B4');
    if (index === 0 || top === flow.top) rule(top);
    rule(top + height);
    ink.write(row.label.zh, flow.left + cellGap, top + height / 2 + 1, label);
    ink.write(row.label.en, flow.left + cellGap, top + height / 2 + 10, smallEnglish);
    const first = top + (height - lines.length * 17) / 2 + 13;
    lines.forEach((line, at) => ink.write(line, valueLeft, first + at * 17, value));
  });
  flow.gap(9);
}

/** A numbered list; the last item goes to the next page when `apart`. */
function drawList(drawing: Drawing, items: readonly string[], apart: boolean): void {
  const left = 2 * body.size + drawing.ink.width('99．', body);
  items.forEach((item, index) => {
    const number = `${index + 1}．`;
    const indent = -drawing.ink.width(number, body);
    if (apart && index === items.length - 1) drawing.flow.turn();
    writeText(drawing, `${number}${item}`, body, { left, indent, height: 24 });
  });
  drawing.flow.gap(5);
}

/** Draws one part of a paper below the one before; `apart` begins a page with it, or with the last item of a list. */
export function drawBlock(drawing: Drawing, block: Block, apart: boolean): void {
  if (block.kind === 'list') {
    drawList(drawing, block.items, apart);
    return;
  }
  if (apart) drawing.flow.turn();
  if (block.kind === 'facts') drawFacts(drawing, block.rows);
  else drawParagraph(drawing, block, block.kind === 'addressee' ? 0 : 2 * body.size);
}
