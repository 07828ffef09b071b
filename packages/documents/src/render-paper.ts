import { buffer } from 'node:stream/consumers';
import { drawBlock } from './draw-blocks.ts';
import { drawFoot, footHeight } from './draw-foot.ts';
import { drawHead } from './draw-head.ts';
import { createFlow } from './flow.ts';
import { createInk, mm, type Ink, type Style } from './ink.ts';
import { paperFile, textsOf } from './paper-file.ts';
import type { Paper } from './paper.ts';
import { renderCertificate } from './render-certificate.ts';

const pageNumber: Style = { size: 9, weight: 400, colour: '#555555' };
// A seal never stands on a page without text: lines move together, or the last part goes with it.
const layouts = [
  { leading: 1, apart: false },
  { leading: 0.94, apart: false },
  { leading: 0.88, apart: false },
  { leading: 1, apart: true },
] as const;
type Layout = (typeof layouts)[number];

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
  const pdf = paperFile(paper, 'portrait');
  const ink = await createInk(pdf, textsOf(paper));
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
  if (paper.layout === 'certificate') return renderCertificate(paper);
  for (const layout of layouts) {
    const bytes = await renderLayout(paper, layout);
    if (bytes !== undefined) return bytes;
  }
  throw new Error(`${paper.number} has no layout`);
}
