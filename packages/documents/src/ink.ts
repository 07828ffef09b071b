import { fontInstance, runsOf, type Run, type Weight } from './font-files.ts';

/** How text looks: size in points, weight, colour, and extra space between characters. */
export type Style = {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  readonly spacing?: number;
};

const points = 72 / 25.4;
/** Millimetres as points. */
export const mm = (millimetres: number): number => millimetres * points;

const fontName = (file: string, weight: Weight): string => `${file}-${weight}`;

/** Text on a PDF page, each stretch in the file of the family that has its characters. */
export type Ink = {
  readonly pdf: PDFKit.PDFDocument;
  width(text: string, style: Style): number;
  /** Writes from `x` on the baseline `y`, both in points from the upper left corner. */
  write(text: string, x: number, y: number, style: Style): void;
};

/** Registers with a document the fonts that some texts need, and writes with them. */
export async function createInk(pdf: PDFKit.PDFDocument, texts: readonly string[]): Promise<Ink> {
  const files = new Set(texts.flatMap((text) => runsOf(text).map(({ file }) => file)));
  for (const file of [...files].toSorted()) {
    for (const weight of [400, 700] as const) {
      pdf.registerFont(fontName(file, weight), Buffer.from(await fontInstance(file, weight)));
    }
  }

  const runWidth = ({ file, text, squeezed }: Run, { size, weight, spacing = 0 }: Style): number =>
    pdf.font(fontName(file, weight)).fontSize(size).widthOfString(text) +
    spacing * Array.from(text).length -
    (squeezed ? size / 2 : 0);

  return {
    pdf,
    width: (text, style) => runsOf(text).reduce((sum, run) => sum + runWidth(run, style), 0),
    write: (text, x, y, style) => {
      pdf.fillColor(style.colour);
      let at = x;
      for (const run of runsOf(text)) {
        const width = runWidth(run, style);
        pdf.text(run.text, at, y, {
          lineBreak: false,
          baseline: 'alphabetic',
          characterSpacing: style.spacing ?? 0,
        });
        at += width;
      }
    },
  };
}
