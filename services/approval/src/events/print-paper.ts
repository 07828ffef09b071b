import type { PaperArchive, Printed } from '@haoban/documents/paper-archive';
import { isPaperKind, paperSubject, paperTitles, type KeptPaper } from '../core/paper.ts';
import type { Stores } from '../db/stores.ts';

/** Prints a paper that was written and notes where it is; twice is the same copy. */
export type PrintPaper = (paper: KeptPaper) => Promise<Printed>;

/** What makes the code of a paper. */
export const paperNames = (caseId: string, number: string): readonly string[] => ['approval', caseId, number];

/** A printer of approval's papers at one archive. Throws when the object store is away. */
export const createPaperPrinter =
  ({ papers }: Pick<Stores, 'papers'>, archive: PaperArchive): PrintPaper =>
  async ({ number, kind, caseId, region, issuer, date, manuscript }) => {
    if (manuscript === undefined || !isPaperKind(kind)) throw new Error(`${number} was never written`);
    const draft = { issuer, title: paperTitles[kind], number, date, ...manuscript };
    const printed = await archive.print(draft, paperNames(caseId, number));
    await papers.execute({
      subject: paperSubject(caseId, number),
      region,
      context: { actor: 'haoban/approval' },
      decide: (before) => {
        if (before?.manuscript === undefined) return { refusal: 'printed' };
        const { manuscript: _, ...paper } = before;
        return { state: { ...paper, printed, wakesAt: null }, events: [] };
      },
    });
    return printed;
  };

/** Prints one of the papers that wait for it. */
export const printWaiting =
  ({ papers }: Pick<Stores, 'papers'>, print: PrintPaper) =>
  async (subject: string): Promise<void> => {
    const paper = (await papers.load(subject))?.state;
    if (paper !== undefined && paper.printed === undefined) await print(paper);
  };
