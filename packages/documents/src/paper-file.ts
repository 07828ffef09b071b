import PdfDocument from 'pdfkit';
import { fontPath } from './font-files.ts';
import type { Block, Paper } from './paper.ts';

// What the drawing itself writes.
const ownText =
  '编号证号 No. 0123456789年月日— 查验码 Verification code 扫描二维码可查验真伪 Scan to check that this is genuine ．-□';

const textsOfBlock = (block: Block): readonly string[] => {
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

/** Every text on a paper: its fonts and their order follow from it. */
export function textsOf({ title, issuer, number, blocks, seal }: Paper): string[] {
  const onSeal = 'owner' in seal ? [seal.owner, seal.foot ?? ''] : [];
  return [title.zh, title.en, issuer, number, ...blocks.flatMap(textsOfBlock), ...onSeal, ownText];
}

/** The empty file of a paper: PDF/A-2b on A4, its dates those of the paper. */
export function paperFile(paper: Paper, layout: 'portrait' | 'landscape'): PDFKit.PDFDocument {
  const at = new Date(`${paper.date}T00:00:00Z`);
  return new PdfDocument({
    size: 'A4',
    layout,
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
}
