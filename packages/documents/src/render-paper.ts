import { buffer } from 'node:stream/consumers';
import PdfDocument from 'pdfkit';
import { drawBlock } from './draw-blocks.ts';
import { drawFoot, footHeight } from './draw-foot.ts';
import { drawHead } from './draw-head.ts';
import { createFlow } from './flow.ts';
import { fontPath } from './font-files.ts';
import { createInk, mm, type Ink, type Style } from './ink.ts';
import type { Block, Paper } from './paper.ts';

const pageNumber: Style = { size: 9, weight: 400, colour: '#555555' };
// What the drawing itself writes.
const ownText =
  '编号 No. 0123456789年月日— 查验码 Verification code 扫描二维码可查验真伪 Scan to check that this is genuine ．-□';

// A seal never stands on a page without text: lines move together, or the last part goes with it.
const layouts = [
  { leading: 1, apart: false },
  { leading: 0.94, apart: false },
  { leading: 0.88, apart: false },
  { leading: 1, apart: true },
] as const;
type Layout = (typeof layouts)[number];

const textsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label.zh, label.en, value]);
    case 'list':
      return block.items;
    case 'addressee':
    case 'paragraph':
      return [block.zh, block.en];
  }
};

function allTexts({ title, issuer, number, blocks, seal }: Paper): string[] {
  const onSeal = 'owner' in seal ? [seal.owner, seal.foot ?? ''] : [];
  return [title.zh, title.en, issuer, number, ...blocks.flatMap(textsOf), ...onSeal, ownText];
}

function numberPages({ pdf, width, write }: Ink): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const text = `— ${page + 1} —`;
    write(text, mm(105) - width(text, pageNumber) / 2, mm(297 - 14), pageNumber);
  }
}

/** The paper in one layout, or undefined when the seal would stand on a page of its own. */
async function renderLayout(paper: Paper, { leading, apart }: Layout): Promise<Uint8Array | undefined> {
  const at = new Date(`${paper.date}T00:00:00Z`);
  const pdf = new PdfDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    lang: 'zh-CN',
    displayTitle: true,
    // without one, a font that PDF/A may not use would be taken
    font: fontPath('latin'),
    info: { Title: `${paper.title.zh} ${paper.number}`, Author: paper.issuer, CreationDate: at, ModDate: at },
  });
  const ink = await createInk(pdf, allTexts(paper));
  const flow = createFlow(() => void pdf.addPage(), leading);
  const drawing = { ink, flow };
  drawHead(drawing, paper);
  paper.blocks.forEach((block, index) =>
    drawBlock(drawing, block, apart && index === paper.blocks.length - 1),
  );
  flow.gap(12);
  if (!apart && flow.overflows(footHeight)) return undefined;
  drawFoot(drawing, paper);
  numberPages(ink);
  pdf.end();
  return buffer(pdf);
}

/**
 * A paper as PDF/A-2b with its fonts embedded. Deterministic: dates and ids come from the paper, so the same paper has
 * the same bytes. Takes some 30 ms of the thread it runs on; `paper-press.ts` runs it on another one.
 */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  for (const layout of layouts) {
    const bytes = await renderLayout(paper, layout);
    if (bytes !== undefined) return bytes;
  }
  throw new Error(`${paper.number} has no layout`);
}
